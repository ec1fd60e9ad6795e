package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// AWS SDK for JavaScript v3, steered by environment variables alone.
class JavascriptSdkTest {

    @TempDir private Path temp;

    @Test
    void aJobRunsOnItsTokenFileAndIsRefusedOnAnothers() {
        Path clients = NodeClients.folder();
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"))) {
            Deployment deployment = Deployment.on(mayfly, temp);

            Finished job =
                    Finished.run(
                            Map.of(
                                    "AWS_ENDPOINT_URL",
                                    mayfly.url().toString(),
                                    "AWS_REGION",
                                    "us-east-1",
                                    "HOME",
                                    temp.toString(),
                                    "AWS_ROLE_ARN",
                                    Deployment.ROLE_ARN,
                                    "AWS_ROLE_SESSION_NAME",
                                    "run-1",
                                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                                    deployment.tokenFile("refs/heads/main").toString()),
                            List.of(
                                    "node",
                                    clients.resolve("web-identity.mjs").toString(),
                                    deployment.tokenFile("refs/heads/evil").toString()));

            assertThat(job.exitCode()).as(job.err()).isZero();
            assertThat(job.out().lines())
                    .containsExactly(
                            "arn:aws:sts::123456789012:assumed-role/deploy/run-1",
                            "AccessDenied 403");
        }
    }
}
