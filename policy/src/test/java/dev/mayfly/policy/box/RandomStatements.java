package dev.mayfly.policy.box;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.RequestContext;
import java.util.List;
import java.util.Random;

/// Statements with conditions of every operator, and requests, over a world so small that they
/// often meet.
public final class RandomStatements {
    private static final CallerPrincipal CALLER =
            new CallerPrincipal.User(
                    "arn:aws:iam::111122223333:user/a", "AIDAEXAMPLE", "111122223333");
    private static final List<String> KEYS = List.of("aws:a", "aws:b", "AWS:B", "aws:TagKeys");
    private static final List<String> TEXTS =
            List.of("a", "b", "ab", "A", "a*", "*", "?b", "", "*a?", "${aws:b}", "${aws:c, 'a'}x");
    private static final List<String> VALUES =
            List.of(
                    "a",
                    "b",
                    "ab",
                    "B",
                    "",
                    "a*",
                    "ax",
                    "true",
                    "FALSE",
                    "5",
                    "7.5",
                    "10",
                    "10.1.2.3",
                    "11.0.0.0",
                    "2001:db8::1",
                    "::ffff:10.0.0.1",
                    "2026-11-24",
                    "2026-11-25T00:00:00Z",
                    "YQ==",
                    "arn:aws:s3:::a",
                    "arn:aws:s3:::a:b/c",
                    "arn:aws:sns:eu-west-1:111122223333:t");
    private static final List<List<String>> OPERATORS =
            List.of(
                    List.of("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"),
                    List.of("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"),
                    List.of("NumericEquals", "NumericNotEquals", "NumericLessThan"),
                    List.of("NumericGreaterThanEquals", "NumericLessThanEquals"),
                    List.of("DateEquals", "DateLessThan", "DateGreaterThanEquals"),
                    List.of("IpAddress", "NotIpAddress"),
                    List.of("ArnLike", "ArnNotLike", "ArnEquals"),
                    List.of("Bool"),
                    List.of("BinaryEquals"),
                    List.of("Null"));
    private static final List<List<String>> OPERANDS =
            List.of(
                    TEXTS,
                    TEXTS,
                    List.of("5", "7", "10"),
                    List.of("5", "7", "10"),
                    List.of("2026-11-24", "2026-11-24T12:00:00Z"),
                    List.of("10.0.0.0/8", "10.1.0.0/16", "::/0", "2001:db8::/32", "0.0.0.0/0"),
                    List.of(
                            "arn:aws:s3:::*",
                            "arn:aws:*:*:*:t",
                            "arn:aws:s3:::${aws:b}*",
                            "arn:*",
                            "arn:aws:s3:::a",
                            "*:*:*:*:*:*"),
                    List.of("true", "false"),
                    List.of("YQ==", "YWI="),
                    List.of("true", "false"));
    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "arn:aws:s3:::a",
                    "arn:aws:s3:::a/b",
                    "arn:aws:s3:::b:c",
                    "arn:aws:sqs:eu-west-1:111122223333:a",
                    "arn:aws:sqs:eu-west-1:444455556666:a:b");
    private static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "arn:aws:s3:::*",
                    "arn:aws:s3:::a*",
                    "arn:aws:s3:::?/b",
                    "arn:aws:sqs",
                    "arn:aws:sqs:*",
                    "arn:aws:sqs:eu*:a",
                    "arn:aws:sqs:*:444*:*",
                    "arn:aws:s3:::${aws:a}/b",
                    "arn:aws:sqs:eu-west-1:*:?");
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "S3:PutObject", "sqs:SendMessage");
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "s3:*", "s3:?etObject", "S3:Put*", "sqs:*message", "s3:GetObject");

    private final Random random;

    public RandomStatements(long seed) {
        this.random = new Random(seed);
    }

    public String statement(String effect) {
        StringBuilder conditions = new StringBuilder();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            conditions.append(i == 0 ? "" : ",").append(condition(i));
        }
        return "{\"Effect\":\"%s\",\"%s\":[\"%s\",\"%s\"],\"%s\":[\"%s\",\"%s\"],\"Condition\":{%s}}"
                .formatted(
                        effect,
                        random.nextInt(5) == 0 ? "NotAction" : "Action",
                        pick(ACTION_PATTERNS),
                        pick(ACTION_PATTERNS),
                        random.nextInt(4) == 0 ? "NotResource" : "Resource",
                        pick(RESOURCE_PATTERNS),
                        pick(RESOURCE_PATTERNS),
                        conditions);
    }

    /// One operator with one key.
    ///
    /// @param place keeps the names of one statement's operators apart
    private String condition(int place) {
        int family = 2 * random.nextInt(OPERATORS.size() / 2) + place % 2;
        String operator = pick(OPERATORS.get(family));
        String prefix = "";
        String suffix = "";
        if (!operator.equals("Null")) {
            prefix = pick(List.of("", "", "ForAllValues:", "ForAnyValue:"));
            suffix = pick(List.of("", "", "IfExists"));
        }
        return "\"%s\":{\"%s\":[\"%s\",\"%s\"]}"
                .formatted(
                        prefix + operator + suffix,
                        pick(KEYS),
                        pick(OPERANDS.get(family)),
                        pick(OPERANDS.get(family)));
    }

    public static PolicyDocument policy(List<String> statements) {
        return PolicyParser.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}",
                PolicyKind.IDENTITY);
    }

    /// A request in which any key may have one value or several.
    public AuthorizationRequest request() {
        RequestContext.Builder context = RequestContext.builder().caller(CALLER);
        for (String key : List.of("aws:a", "aws:b", "aws:TagKeys")) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> context.multi(key, List.of(pick(VALUES), pick(VALUES)));
                default -> context.single(key, pick(VALUES));
            }
        }
        return request(context);
    }

    /// A request in which only the key that has several values by its nature has them.
    public AuthorizationRequest naturalRequest() {
        RequestContext.Builder context = RequestContext.builder().caller(CALLER);
        for (String key : List.of("aws:a", "aws:b")) {
            if (random.nextInt(4) > 0) {
                context.single(key, pick(VALUES));
            }
        }
        if (random.nextBoolean()) {
            context.multi("aws:TagKeys", List.of(pick(VALUES), pick(VALUES)));
        }
        return request(context);
    }

    private AuthorizationRequest request(RequestContext.Builder context) {
        return new AuthorizationRequest(
                pick(ACTIONS), pick(RESOURCES), "111122223333", CALLER, context.build());
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }
}
