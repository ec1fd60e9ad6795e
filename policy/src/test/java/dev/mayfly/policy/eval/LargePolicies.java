package dev.mayfly.policy.eval;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Random policies of many statements that differ in their heads, tails, middles or conditions, and
/// requests that a few of them speak about.
final class LargePolicies {
    private static final List<String> ACTIONS =
            List.of(
                    "\"s3:GetObject\"",
                    "\"s3:Get*\"",
                    "\"s3:*\",\"sqs:*\"",
                    "\"*\"",
                    "\"s3:Put*\"");
    private static final List<String> RESOURCES =
            List.of(
                    "\"arn:aws:s3:::team-%d/*\"",
                    "\"arn:aws:s3:::*-%d/x\"",
                    "\"arn:aws:s3:::*/reports-%d-*\"",
                    "\"arn:aws:s3:::team-?%d/*\",\"arn:aws:sqs:*:*:%d\"",
                    "\"arn:aws:s3:*:team-%d/x\"",
                    "\"arn:aws:s3:::${aws:username}-%d/*\"",
                    "\"arn:aws:s3:::*\"",
                    "\"*\"");
    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringLike",
                    "StringEqualsIgnoreCase",
                    "StringNotLike",
                    "StringLikeIfExists",
                    "ForAnyValue:StringLike",
                    "ForAllValues:StringEquals");

    private final Random random;

    LargePolicies(long seed) {
        this.random = new Random(seed);
    }

    List<String> statements(int count) {
        int kinds = 1 + random.nextInt(RESOURCES.size());
        return IntStream.range(0, count).mapToObj(_ -> statement(kinds)).toList();
    }

    private String statement(int kinds) {
        return "{\"Effect\":\"%s\",\"Action\":[%s],\"%s\":[%s]%s}"
                .formatted(
                        random.nextInt(8) == 0 ? "Deny" : "Allow",
                        pick(ACTIONS),
                        random.nextInt(40) == 0 ? "NotResource" : "Resource",
                        RESOURCES.get(random.nextInt(kinds)).replace("%d", number()),
                        random.nextInt(3) == 0 ? "" : condition());
    }

    private String condition() {
        String values =
                random.nextInt(6) == 0
                        ? String.join(
                                "\",\"",
                                IntStream.range(0, 20).mapToObj(_ -> "*-" + number()).toList())
                        : pick(List.of("team-" + number(), "*-" + number(), "TEAM-*", "*"));
        return ",\"Condition\":{\"%s\":{\"%s\":[\"%s\"]}}"
                .formatted(pick(OPERATORS), pick(List.of("aws:a", "aws:b")), values);
    }

    AuthorizationRequest request() {
        CallerPrincipal caller =
                new CallerPrincipal.User(
                        "arn:aws:iam::111122223333:user/team", "AIDAEXAMPLE", "111122223333");
        RequestContext.Builder context = RequestContext.builder().caller(caller);
        if (random.nextInt(5) > 0) {
            context.single("aws:a", "team-" + number());
        }
        if (random.nextInt(5) > 0) {
            context.multi("aws:b", List.of("team-" + number(), "x-" + number()));
        }
        return new AuthorizationRequest(
                pick(List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage")),
                pick(
                        List.of(
                                "arn:aws:s3:::team-" + number() + "/x",
                                "arn:aws:s3:::other/reports-" + number() + "-y",
                                "arn:aws:sqs:eu-west-1:111122223333:" + number())),
                "111122223333",
                caller,
                context.build());
    }

    private String number() {
        return Integer.toString(random.nextInt(30));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
