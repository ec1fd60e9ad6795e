package dev.mayfly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedRoleTest {

    @ParameterizedTest
    @CsvSource({
        "deployer, true",
        "/ci/team/deployer, true",
        "ci/team/deployer, true",
        "arn:aws:iam::123456789012:role/ci/team/deployer, true",
        "/deployer, false",
        "team/deployer, false",
        "/team/deployer, false",
        "/ci/team, false",
        "arn:aws:iam::123456789012:role/deployer, false",
        "arn:aws:iam::999999999999:role/ci/team/deployer, false"
    })
    void standsForTheRoleWhenThePathThatWasGivenIsItsPath(String text, boolean fits) {
        String arn = "arn:aws:iam::123456789012:role/ci/team/deployer";

        assertThat(new NamedRole(text).fits(arn)).isEqualTo(fits);
    }
}
