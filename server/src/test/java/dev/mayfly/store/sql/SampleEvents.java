package dev.mayfly.store.sql;

import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Events to store, of the size real ones have.
public final class SampleEvents {

    public static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

    private static final TrailEvent.Origin ORIGIN =
            new TrailEvent.Origin(
                    "192.0.2.36",
                    "aws-sdk-nodejs/2.1112.0 linux/v20.19.0 configure-aws-credentials-for-github-actions promise",
                    Optional.of("sts.us-east-1.amazonaws.com"),
                    Optional.of("TLSv1.3"),
                    Optional.of("TLS_AES_128_GCM_SHA256"));
    private static final String ACCOUNT = "111122223333";
    private static final String PROVIDER =
            "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    private SampleEvents() {}

    /// A job of `repository` assumes the role `deploy` and gets `accessKeyId`.
    public static TrailEvent assumed(
            String id, Instant time, String repository, String accessKeyId) {
        String subject = "repo:" + repository + ":ref:refs/heads/main";
        String roleArn = "arn:aws:iam::111122223333:role/ci/deploy";
        return new TrailEvent(
                id,
                "6936cb5f-948b-4139-8939-06118942c0cc",
                time,
                "sts.amazonaws.com",
                "AssumeRoleWithWebIdentity",
                true,
                "us-east-1",
                ACCOUNT,
                ORIGIN,
                new UserIdentity.WebIdentityUser(
                        PROVIDER + ":sts.amazonaws.com:" + subject,
                        subject,
                        PROVIDER,
                        Map.of(
                                "repository", repository,
                                "workflow", "release",
                                "ref", "refs/heads/main",
                                "run_id", "4711")),
                Optional.empty(),
                Optional.of(
                        Map.of(
                                "roleArn",
                                roleArn,
                                "roleSessionName",
                                "GitHubActions",
                                "durationSeconds",
                                3600)),
                Optional.of(
                        Map.of(
                                "credentials",
                                Map.of(
                                        "accessKeyId", accessKeyId,
                                        "sessionToken", "",
                                        "expiration", "Nov 24, 2026, 11:00:00 AM"),
                                "subjectFromWebIdentityToken",
                                subject,
                                "assumedRoleUser",
                                Map.of(
                                        "assumedRoleId", "AROAEXAMPLEID:GitHubActions",
                                        "arn",
                                                "arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions"),
                                "provider",
                                PROVIDER,
                                "audience",
                                "sts.amazonaws.com")),
                Map.of(),
                List.of(new TrailEvent.Resource(roleArn, "AWS::IAM::Role", ACCOUNT)),
                Optional.empty(),
                Optional.empty());
    }

    /// Somebody without credentials is refused.
    public static TrailEvent refused(
            String id, Instant time, String eventName, String claimedKeyId) {
        return new TrailEvent(
                id,
                "6936cb5f-948b-4139-8939-06118942c0cc",
                time,
                "iam.amazonaws.com",
                eventName,
                false,
                "us-east-1",
                ACCOUNT,
                ORIGIN,
                new UserIdentity.Unknown(Optional.of(claimedKeyId)),
                Optional.of(new TrailEvent.Failure("AccessDenied", "no")),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.of("{\"because\":\"a test\"}"));
    }
}
