package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// boto3 (Debian's `python3-boto3`), credentials by its own web identity provider.
class Boto3Test {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir private Path temp;

    @Test
    void aJobRunsOnItsTokenFile() {
        assumeThat(Finished.run(Map.of(), List.of(PYTHON, "-c", "import boto3")).exitCode())
                .as("python3-boto3 is installed")
                .isZero();
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"))) {
            Deployment deployment = Deployment.on(mayfly, temp);

            Finished job =
                    Finished.run(
                            Map.of(
                                    "MAYFLY_URL",
                                    mayfly.url().toString(),
                                    "HOME",
                                    temp.toString(),
                                    "AWS_ROLE_ARN",
                                    Deployment.ROLE_ARN,
                                    "AWS_ROLE_SESSION_NAME",
                                    "run-1",
                                    "AWS_EC2_METADATA_DISABLED",
                                    "true",
                                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                                    deployment.tokenFile("refs/heads/main").toString()),
                            List.of(PYTHON, "src/test/clients/web_identity.py"));

            assertThat(job.exitCode()).as(job.err()).isZero();
            assertThat(job.out().lines())
                    .containsExactly(
                            "arn:aws:sts::123456789012:assumed-role/deploy/run-1",
                            "2012-10-17",
                            "True",
                            "AccessDenied 403");
        }
    }

    @Test
    void aPresignedUrlProvesWhoSignedItAndNothingElse() {
        assumeThat(Finished.run(Map.of(), List.of(PYTHON, "-c", "import boto3")).exitCode())
                .as("python3-boto3 is installed")
                .isZero();
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"))) {
            Path token = Deployment.on(mayfly, temp).tokenFile("refs/heads/main");

            Finished opened =
                    Finished.run(
                            Map.of(
                                    "MAYFLY_URL",
                                    mayfly.url().toString(),
                                    "HOME",
                                    temp.toString(),
                                    "AWS_ROLE_ARN",
                                    Deployment.ROLE_ARN,
                                    "AWS_EC2_METADATA_DISABLED",
                                    "true",
                                    "TOKEN_FILE",
                                    token.toString()),
                            List.of(PYTHON, "src/test/clients/presigned.py"));

            assertThat(opened.exitCode()).as(opened.err()).isZero();
            assertThat(opened.out().lines())
                    .containsExactly(
                            "arn:aws:sts::123456789012:assumed-role/deploy/run-1",
                            "SignatureDoesNotMatch 403",
                            "SignatureDoesNotMatch 403");
        }
    }
}
