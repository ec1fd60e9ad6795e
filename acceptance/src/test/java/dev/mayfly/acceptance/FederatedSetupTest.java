package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The CloudFormation template that `aws-actions/configure-aws-credentials` offers its users,
/// applied as it is.
class FederatedSetupTest {

    private static final String TEMPLATE =
            "examples/federated-setup/github-actions-oidc-federation-and-role.yml";

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;

    @BeforeAll
    static void start() {
        GithubJob.action();
        mayfly = RunningMayfly.start(temp.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (mayfly != null) {
            mayfly.close();
        }
    }

    @Test
    void makesTheProviderAndTheRoleAndHasNothingLeftToDo() {
        Finished applied = apply("RepositoryName=octo-repo", "RoleName=x");

        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
        assertThat(applied.out())
                .contains(
                        "2 to create",
                        "RoleGithubActionsARN = arn:aws:iam::123456789012:role/x",
                        "IdpGitHubOidc = arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");
        assertThat(mayfly.aws("iam", "get-role", "--role-name", "x").out())
                .contains("repo:octo-org/octo-repo:ref:refs/heads/*");
        assertThat(
                        mayfly.aws(
                                        "iam",
                                        "get-open-id-connect-provider",
                                        "--open-id-connect-provider-arn",
                                        "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com")
                                .out())
                .contains(
                        "https://github.com/octo-org/octo-repo",
                        "6938fd4d98bab03faadb97b34396831e3780aea1",
                        "x-OIDC-Provider");
        assertThat(apply("RepositoryName=octo-repo", "RoleName=x").out())
                .contains("0 to create, 0 to change");
    }

    @Test
    void takesEveryRepositoryOfTheOrganizationAsTheTemplatesDefaultSays() {
        Finished applied = apply("RoleName=every", "UseExistingProvider=yes");

        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
        assertThat(mayfly.aws("iam", "get-role", "--role-name", "every").out())
                .contains("repo:octo-org/*:ref:refs/heads/*");
    }

    private static Finished apply(String... parameters) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("apply", GithubJob.action().resolve(TEMPLATE).toString()));
        words.addAll(List.of("--parameter", "GitHubOrganization=octo-org"));
        for (String parameter : parameters) {
            words.addAll(List.of("--parameter", parameter));
        }
        return mayfly.mayfly(words.toArray(String[]::new));
    }
}
