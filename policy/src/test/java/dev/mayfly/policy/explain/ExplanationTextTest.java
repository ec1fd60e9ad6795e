package dev.mayfly.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Golden files: `-Dgolden.update=true` rewrites them; review the difference.
class ExplanationTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/explain");

    private final Explainer explainer = new Explainer();

    @Test
    void anotherBranch() throws IOException {
        golden(
                "another-branch",
                TrustWorld.token("repo:octo-org/octo-repo:ref:refs/heads/feature"),
                TrustWorld.readme());
    }

    @Test
    void pullRequest() throws IOException {
        golden(
                "pull-request",
                TrustWorld.token("repo:octo-org/octo-repo:pull_request"),
                TrustWorld.readme());
    }

    @Test
    void environment() throws IOException {
        golden(
                "environment",
                TrustWorld.token("repo:octo-org/octo-repo:environment:production"),
                TrustWorld.readme());
    }

    @Test
    void immutableSubject() throws IOException {
        golden(
                "immutable-subject",
                TrustWorld.token("repo:octo-org@65/octo-repo@74:ref:refs/heads/main"),
                PolicyStack.trust(
                        TrustWorld.trust(TrustWorld.subject("repo:octo-org/octo-repo:*"))));
    }

    @Test
    void caseOfTheOrganisation() throws IOException {
        golden(
                "case",
                TrustWorld.token("repo:Octo-Org/octo-repo:ref:refs/heads/main"),
                TrustWorld.readme());
    }

    @Test
    void audience() throws IOException {
        golden(
                "audience",
                TrustWorld.token(
                        TrustWorld.PROVIDER,
                        Map.of(
                                "sub",
                                "repo:octo-org/octo-repo:ref:refs/heads/main",
                                "aud",
                                "https://github.com/octo-org")),
                TrustWorld.readme());
    }

    @Test
    void unmappedClaim() throws IOException {
        golden(
                "unmapped-claim",
                TrustWorld.token("repo:octo-org/octo-repo:ref:refs/heads/main"),
                PolicyStack.trust(
                        TrustWorld.trust(
                                "{\"StringEquals\": {\"token.actions.githubusercontent.com:event_name\": \"push\"}}")));
    }

    @Test
    void otherProvider() throws IOException {
        golden(
                "other-provider",
                TrustWorld.token(
                        "arn:aws:iam::123456789012:oidc-provider/gitlab.com",
                        Map.of("sub", "project_path:g/p:ref_type:branch:ref:main")),
                TrustWorld.readme());
    }

    @Test
    void explicitDeny() throws IOException {
        golden("explicit-deny", upload(), PolicyStack.EMPTY.withIdentity(List.of(uploads())));
    }

    @Test
    void allowed() throws IOException {
        golden(
                "allowed",
                TrustWorld.token("repo:octo-org/octo-repo:ref:refs/heads/main"),
                TrustWorld.readme());
    }

    @Test
    void coloursOnlyWhenAsked() {
        Explanation explanation =
                explainer.explain(
                        TrustWorld.token("repo:octo-org/octo-repo:pull_request"),
                        TrustWorld.readme());

        String plain = ExplanationText.render(explanation, Palette.PLAIN);
        String coloured = ExplanationText.render(explanation, Palette.ANSI);
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[31mdenied\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void showsControlCharactersOfATokenAsEscapes() {
        Explanation explanation =
                explainer.explain(TrustWorld.token("repo:\u001b[2J\u202e\n"), TrustWorld.readme());

        assertThat(ExplanationText.render(explanation, Palette.PLAIN))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("repo:\\u001b[2J\\u202e\\u000a");
    }

    private static AuthorizationRequest upload() {
        CallerPrincipal caller =
                new CallerPrincipal.RoleSession(
                        "arn:aws:sts::123456789012:assumed-role/app/s1",
                        "arn:aws:iam::123456789012:role/app",
                        "AROAEXAMPLE0000000001",
                        "s1",
                        "123456789012");
        return new AuthorizationRequest(
                "s3:PutObject",
                "arn:aws:s3:::uploads/a",
                "123456789012",
                caller,
                RequestContext.builder()
                        .caller(caller)
                        .single("s3:x-amz-server-side-encryption", "AES256")
                        .build());
    }

    private static NamedPolicy uploads() {
        return new NamedPolicy(
                "uploads",
                PolicyParser.parse(
                        """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                            {
                              "Sid": "OnlyKms",
                              "Effect": "Deny",
                              "Action": "s3:PutObject",
                              "Resource": "*",
                              "Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}}
                            }
                          ]
                        }
                        """,
                        PolicyKind.IDENTITY));
    }

    private void golden(String name, AuthorizationRequest request, PolicyStack stack)
            throws IOException {
        String text = ExplanationText.render(explainer.explain(request, stack), Palette.PLAIN);
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
