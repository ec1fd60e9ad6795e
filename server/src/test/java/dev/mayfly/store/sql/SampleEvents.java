package dev.mayfly.store.sql;

import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.trail.TrailQuery.Attribute;
import dev.mayfly.trail.UserIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

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

    /// One of few kinds, times and names, so that a random query finds some.
    static TrailEvent any(RandomGenerator random, int number) {
        String id = "<" + number + ">";
        Instant time = T0.plusSeconds(number + random.nextInt(3));
        return random.nextBoolean()
                ? assumed(id, time, "acme/" + random.nextInt(4), "ASIA" + random.nextInt(9))
                : refused(id, time, "Call" + random.nextInt(3), "ASIA" + random.nextInt(9));
    }

    /// A query for some of what [#any] makes.
    static TrailQuery anyQuery(RandomGenerator random) {
        TrailQuery query = TrailQuery.newest(1 + random.nextInt(12));
        if (random.nextBoolean()) {
            query = query.where(Attribute.REPOSITORY, "acme/" + random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            query = query.where(Attribute.RESOURCE_NAME, "ASIA" + random.nextInt(9));
        }
        if (random.nextInt(4) == 0) {
            query = query.where(Attribute.ACCESS_KEY_ID, "ASIA" + random.nextInt(9));
        }
        if (random.nextInt(3) == 0) {
            query = query.from(T0.plusSeconds(random.nextInt(60)));
        }
        return random.nextInt(3) == 0 ? query.to(T0.plusSeconds(random.nextInt(60))) : query;
    }

    /// What a query of [#anyQuery] means, by definition.
    static boolean matches(TrailEvent event, TrailQuery query) {
        return query.from().filter(event.time()::isBefore).isEmpty()
                && query.to().filter(event.time()::isAfter).isEmpty()
                && query.where().entrySet().stream()
                        .allMatch(entry -> is(event, entry.getKey(), entry.getValue()));
    }

    private static boolean is(TrailEvent event, Attribute attribute, String value) {
        return switch (attribute) {
            case REPOSITORY -> value.equals(event.identity().provenance().get("repository"));
            case ACCESS_KEY_ID -> event.identity().signingKeyId().equals(Optional.of(value));
            case RESOURCE_NAME ->
                    event.responseElements()
                            .map(answer -> answer.get("credentials"))
                            .filter(answer -> answer.toString().contains("Id=" + value))
                            .isPresent();
            default -> throw new IllegalArgumentException(attribute + " is not asked for");
        };
    }
}
