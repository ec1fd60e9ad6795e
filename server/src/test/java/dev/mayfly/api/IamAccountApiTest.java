package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamAccountApiTest {

    private final IamWire iam = new IamWire();

    @Test
    void theAliasIsGivenListedAndTaken() {
        assertThat(iam.ok("ListAccountAliases").one("AccountAliases")).isEmpty();

        iam.ok("CreateAccountAlias", "AccountAlias", "first-1");
        iam.ok("CreateAccountAlias", "AccountAlias", "acme");
        assertThat(iam.ok("ListAccountAliases").one("AccountAliases"))
                .isEqualTo("<member>acme</member>");
        iam.ok("DeleteAccountAlias", "AccountAlias", "acme");
        assertThat(iam.ok("ListAccountAliases").one("AccountAliases")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "-ab", "ab-", "a--b", "Acme", "a_b"})
    void refusesAnAliasOfAnotherShape(String alias) {
        assertThat(iam.call("CreateAccountAlias", "AccountAlias", alias).one("Code"))
                .isEqualTo("ValidationError");
        iam.ok("CreateAccountAlias", "AccountAlias", "a-b");
    }

    @Test
    void theSummaryIsAMapOfNumbers() {
        iam.ok("CreateUser", "UserName", "alice");

        assertThat(iam.ok("GetAccountSummary").body())
                .contains("<entry><key>Users</key><value>1</value></entry>")
                .contains("<entry><key>RolesQuota</key><value>1000</value></entry>");
    }
}
