package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Refusals about roles, instance profiles, providers and the account, in AWS's words. The rows
/// name their source; `recorded` and `captured` ones are from live AWS by published projects,
/// account and names aside. `%TRUST%` stands for a good trust policy, `%PROVIDER%` for a provider.
class IamRoleErrorTableTest {

    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/idp.example.com";

    private final IamWire iam = new IamWire();

    @ParameterizedTest
    @CsvFileSource(
            resources = "iam-role-errors.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void refusesAsAwsRefuses(String source, String call, String refusal) {
        String trust = IamWire.TRUST_EC2;
        iam.ok("CreateRole", "RoleName", "taken", "AssumeRolePolicyDocument", trust);
        iam.ok("CreateInstanceProfile", "InstanceProfileName", "taken");
        iam.ok("AddRoleToInstanceProfile", "InstanceProfileName", "taken", "RoleName", "taken");
        iam.ok("CreateOpenIDConnectProvider", "Url", "https://idp.example.com");
        iam.ok("CreateAccountAlias", "AccountAlias", "taken");
        String[] words =
                Arrays.stream(call.split(" ", -1))
                        .map(word -> word.replace("%TRUST%", trust).replace("%PROVIDER%", PROVIDER))
                        .toArray(String[]::new);

        IamWire.Answer answer = iam.call(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(answer.refusal()).as(source).isEqualTo(refusal.replace("%PROVIDER%", PROVIDER));
        assertThat(answer.one("Type")).isEqualTo("Sender");
    }
}
