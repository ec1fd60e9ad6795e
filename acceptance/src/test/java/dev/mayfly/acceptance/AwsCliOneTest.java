package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// AWS CLI version 1, where PATH has one, steered by a profile alone.
class AwsCliOneTest {

    @TempDir private static Path temp;
    private static String aws = "";
    private static RunningMayfly mayfly;
    private static Path config;

    @BeforeAll
    static void start() {
        Optional<String> found = onPath();
        assumeThat(found).as("an AWS CLI of version 1 is on PATH").isPresent();
        aws = found.orElseThrow();
        mayfly = RunningMayfly.start(temp.resolve("data"));
        Deployment deployment = Deployment.on(mayfly, temp);
        config =
                Deployment.write(
                        temp.resolve("config"),
                        profile("main", deployment.tokenFile("refs/heads/main"))
                                + profile("evil", deployment.tokenFile("refs/heads/evil")));
    }

    @AfterAll
    static void stop() {
        if (mayfly != null) {
            mayfly.close();
        }
    }

    @Test
    void aProfileWithATokenFileBecomesTheRole() {
        Finished identity = aws("main", "sts", "get-caller-identity");

        assertThat(identity.exitCode()).as(identity.err()).isZero();
        assertThat(identity.out())
                .contains("arn:aws:sts::123456789012:assumed-role/deploy/from-main");
    }

    @Test
    void theRoleMayWhatItsPoliciesAllow() {
        Finished roles = aws("main", "iam", "list-roles", "--query", "Roles[].RoleName");
        Finished removal = aws("main", "iam", "delete-role", "--role-name", "deploy");

        assertThat(roles.out()).as(roles.err()).contains("\"deploy\"");
        assertThat(removal.exitCode()).isNotZero();
        assertThat(removal.err())
                .contains("(AccessDenied)", "no identity-based policy allows the iam:DeleteRole");
    }

    @Test
    void aProfileWithTheTokenOfAnotherBranchIsRefused() {
        Finished refused = aws("evil", "sts", "get-caller-identity");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err())
                .contains(
                        "An error occurred (AccessDenied) when calling the"
                                + " AssumeRoleWithWebIdentity operation: Not authorized to perform"
                                + " sts:AssumeRoleWithWebIdentity");
    }

    private static Finished aws(String profile, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of(aws, "--profile", profile), Stream.of(arguments)).toList();
        return Finished.run(
                Map.of(
                        "HOME",
                        temp.toString(),
                        "AWS_CONFIG_FILE",
                        config.toString(),
                        "AWS_EC2_METADATA_DISABLED",
                        "true"),
                command);
    }

    private static String profile(String name, Path token) {
        return """
        [profile %s]
        region = us-east-1
        output = json
        endpoint_url = %s
        role_arn = %s
        role_session_name = from-%s
        web_identity_token_file = %s
        """
                .formatted(name, mayfly.url(), Deployment.ROLE_ARN, name, token);
    }

    static Optional<String> onPath() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "aws"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .filter(it ->
                        Finished.run(Map.of(), List.of(it, "--version"))
                                .out()
                                .startsWith("aws-cli/1."))
                .findFirst();
    }
}
