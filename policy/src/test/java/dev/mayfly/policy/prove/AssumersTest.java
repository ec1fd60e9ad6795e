package dev.mayfly.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumersTest {
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/" + GITHUB;

    @Test
    void listsEachCallerWithWhatIsAskedOfHimAndAnExample() {
        List<Assumers> all =
                list(
                        """
                        {"Sid": "Ci", "Effect": "Allow", "Principal": {"Federated": "%s"},
                         "Action": "sts:AssumeRoleWithWebIdentity",
                         "Condition": {"StringLike": {"%s:sub": "repo:octo-org/*"}}},
                        {"Sid": "Ops", "Effect": "Allow",
                         "Principal": {"AWS": "arn:aws:iam::444455556666:role/ops"},
                         "Action": "sts:AssumeRole"},
                        {"Sid": "NoPulls", "Effect": "Deny", "Principal": {"Federated": "%s"},
                         "Action": "*" ,
                         "Condition": {"StringLike": {"%s:sub": "*:pull_request"}}}
                        """
                                .replace("\"*\" ", "\"sts:*\"")
                                .formatted(PROVIDER, GITHUB, PROVIDER, GITHUB));

        assertThat(all).extracting(Assumers::statement).containsExactly("Ci", "Ops");
        assertThat(all.getFirst().caller()).isEqualTo(PROVIDER);
        assertThat(all.getFirst().action()).isEqualTo("sts:AssumeRoleWithWebIdentity");
        assertThat(all.getFirst().values())
                .containsEntry(GITHUB + ":sub", List.of("repo:octo-org/*", "not *:pull_request"));
        assertThat(all.getFirst().example()).startsWith("repo:octo-org/").doesNotEndWith("request");
        assertThat(all.getLast().example())
                .startsWith("arn:aws:sts::444455556666:assumed-role/ops/");
    }

    @Test
    void leavesOutWhoeverIsDenied() {
        assertThat(
                        list(
                                """
                                {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},
                                 "Action": "sts:AssumeRole"},
                                {"Effect": "Deny", "Principal": "*", "Action": "sts:*"}
                                """))
                .isEmpty();
    }

    private static List<Assumers> list(String statements) {
        return new TrustProver()
                .whoCanAssume(
                        PolicyParser.parse(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}",
                                PolicyKind.TRUST),
                        Limits.usual());
    }
}
