package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/// AWS SDK for Java v2: typed answers and typed exceptions.
class JavaSdkTest {

    @TempDir private Path temp;

    @Test
    void answersAndRefusalsArriveAsTheSdksOwnTypes() {
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"));
                StsClient anyone = sts(mayfly.url())) {
            Deployment deployment = Deployment.on(mayfly, temp);
            String token = deployment.token("refs/heads/main");

            AssumeRoleWithWebIdentityResponse answer = assume(anyone, token);

            assertThat(answer.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/run-1");
            assertThat(answer.subjectFromWebIdentityToken())
                    .isEqualTo("repo:octo-org/octo-repo:ref:refs/heads/main");
            assertThat(answer.audience()).isEqualTo("sts.amazonaws.com");
            assertThat(answer.provider()).isEqualTo(deployment.providerArn());
            try (IamClient iam = iam(mayfly.url(), answer.credentials())) {
                assertThat(iam.getRole(role -> role.roleName("deploy")).role().arn())
                        .isEqualTo(Deployment.ROLE_ARN);
                assertThatThrownBy(() -> iam.deleteRole(role -> role.roleName("deploy")))
                        .isInstanceOfSatisfying(
                                IamException.class,
                                e -> {
                                    assertThat(e.statusCode()).isEqualTo(403);
                                    assertThat(e.awsErrorDetails().errorCode())
                                            .isEqualTo("AccessDenied");
                                });
            }
            assertThatThrownBy(
                            () -> assume(anyone, token.substring(0, token.length() - 4) + "AAAA"))
                    .isInstanceOf(InvalidIdentityTokenException.class);
            assertThatThrownBy(() ->
                            assume(
                                    anyone,
                                    deployment.token(
                                            "refs/heads/main", "--claim", "exp:=1700000000")))
                    .isInstanceOf(ExpiredTokenException.class);
            assertThatThrownBy(() -> assume(anyone, deployment.token("refs/heads/evil")))
                    .isInstanceOfSatisfying(
                            StsException.class,
                            e ->
                                    assertThat(e.awsErrorDetails().errorCode())
                                            .isEqualTo("AccessDenied"));
        }
    }

    private static AssumeRoleWithWebIdentityResponse assume(StsClient sts, String token) {
        return sts.assumeRoleWithWebIdentity(request ->
                request.roleArn(Deployment.ROLE_ARN)
                        .roleSessionName("run-1")
                        .webIdentityToken(token));
    }

    private static StsClient sts(URI url) {
        return StsClient.builder()
                .endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    private static IamClient iam(URI url, Credentials credentials) {
        return IamClient.builder()
                .endpointOverride(url)
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsSessionCredentials.create(
                                        credentials.accessKeyId(),
                                        credentials.secretAccessKey(),
                                        credentials.sessionToken())))
                .build();
    }
}
