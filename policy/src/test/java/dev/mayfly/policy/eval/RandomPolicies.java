package dev.mayfly.policy.eval;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small random policies and requests over a small world, so that they often meet.
final class RandomPolicies {
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket", "sqs:SendMessage");
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "s3:*", "s3:*Object", "s3:?etObject", "s3:GetObject", "sqs:*", "S3:put*");
    private static final List<String> RESOURCES =
            List.of(
                    "arn:aws:s3:::a/x",
                    "arn:aws:s3:::a/y/z",
                    "arn:aws:s3:::ab/x",
                    "arn:aws:sqs:eu-west-1:111122223333:a",
                    "*");
    private static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "arn:aws:s3:::*",
                    "arn:aws:s3:::a/*",
                    "arn:aws:s3:::a*",
                    "arn:aws:s3:::a/x",
                    "arn:aws:s3:::${aws:username}/*",
                    "arn:aws:sqs:*:*:a",
                    "arn:aws:s3:::?b/*");
    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLike",
                    "StringNotLikeIfExists",
                    "ForAllValues:StringLike",
                    "ForAnyValue:StringEquals");
    private static final List<String> VALUES = List.of("a", "b", "a*", "*", "?b", "ab");

    private final Random random;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    String statement(String effect) {
        String conditions =
                random.nextBoolean()
                        ? ""
                        : ",\"Condition\":{\"%s\":{\"%s\":[\"%s\",\"%s\"]}}"
                                .formatted(
                                        pick(OPERATORS),
                                        pick(List.of("aws:a", "aws:b")),
                                        pick(VALUES),
                                        pick(VALUES));
        return "{\"Effect\":\"%s\",\"%s\":[\"%s\",\"%s\"],\"%s\":[\"%s\",\"%s\"]%s}"
                .formatted(
                        effect,
                        random.nextInt(5) == 0 ? "NotAction" : "Action",
                        pick(ACTION_PATTERNS),
                        pick(ACTION_PATTERNS),
                        random.nextInt(5) == 0 ? "NotResource" : "Resource",
                        pick(RESOURCE_PATTERNS),
                        pick(RESOURCE_PATTERNS),
                        conditions);
    }

    List<String> statements(int most) {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            statements.add(statement(random.nextInt(4) == 0 ? "Deny" : "Allow"));
        }
        return statements;
    }

    static PolicyDocument policy(List<String> statements) {
        return PolicyParser.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}",
                PolicyKind.IDENTITY);
    }

    AuthorizationRequest request() {
        CallerPrincipal caller =
                new CallerPrincipal.User(
                        "arn:aws:iam::111122223333:user/a", "AIDAEXAMPLE", "111122223333");
        RequestContext.Builder context = RequestContext.builder().caller(caller);
        if (random.nextBoolean()) {
            context.single("aws:a", pick(VALUES));
        }
        if (random.nextBoolean()) {
            context.multi("aws:b", List.of(pick(VALUES), pick(VALUES)));
        }
        return new AuthorizationRequest(
                pick(ACTIONS), pick(RESOURCES), "111122223333", caller, context.build());
    }

    String actionPattern() {
        return pick(ACTION_PATTERNS);
    }

    String resourcePattern() {
        return pick(RESOURCE_PATTERNS);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
