import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// A statement in the part of the language that Cedar can say too: exact case of actions, `*` but
/// no `?`, no variables, and the conditions below.
record Rule(boolean allow, List<String> actions, List<String> resources, List<Test> tests) {
    /// One condition.
    record Test(String operator, String key, List<String> values) {
        String cedar() {
            String has = "(context has \"%s\")".formatted(key);
            String at = "context[\"%s\"]".formatted(key);
            String any = values.stream().map(value -> one(at, value)).collect(Collectors.joining("||", "(", ")"));
            if (operator.equals("Null")) {
                return values.getFirst().equals("true") ? "!" + has : has;
            }
            if (operator.contains("Not")) {
                return "(!%s || !%s)".formatted(has, any);
            }
            return operator.endsWith("IfExists")
                    ? "(!%s || %s)".formatted(has, any)
                    : "(%s && %s)".formatted(has, any);
        }

        private String one(String at, String value) {
            return switch (operator.replace("IfExists", "")) {
                case "StringEquals", "StringNotEquals" -> at + " == \"" + value + "\"";
                case "StringLike", "StringNotLike" -> at + " like \"" + value + "\"";
                case "Bool" -> at + " == " + value;
                case "NumericLessThanEquals" -> at + " <= " + value;
                case "NumericGreaterThan" -> at + " > " + value;
                case "IpAddress", "NotIpAddress" -> at + ".isInRange(ip(\"" + value + "\"))";
                case "ForAnyValue:StringEquals" -> at + ".contains(\"" + value + "\")";
                case "Null" -> "true";
                default -> throw new IllegalStateException(operator);
            };
        }
    }

    private static final List<Test> TESTS =
            List.of(
                    new Test("StringEquals", "aws:PrincipalTag/team", List.of("a", "team-a")),
                    new Test("StringNotEquals", "aws:PrincipalTag/team", List.of("b")),
                    new Test("StringLike", "aws:PrincipalTag/team", List.of("team-*", "b")),
                    new Test("StringNotLike", "aws:RequestedRegion", List.of("us-*")),
                    new Test("StringEqualsIfExists", "aws:RequestedRegion", List.of("eu-west-1")),
                    new Test("Bool", "aws:SecureTransport", List.of("false")),
                    new Test("Bool", "aws:SecureTransport", List.of("true")),
                    new Test("BoolIfExists", "aws:SecureTransport", List.of("true")),
                    new Test("IpAddress", "aws:SourceIp", List.of("10.0.0.0/9", "2001:db8::/32")),
                    new Test("NotIpAddress", "aws:SourceIp", List.of("10.0.0.0/8")),
                    new Test("NumericLessThanEquals", "aws:MultiFactorAuthAge", List.of("3600")),
                    new Test("NumericGreaterThan", "aws:MultiFactorAuthAge", List.of("3600")),
                    new Test("ForAnyValue:StringEquals", Scenario.MULTI, List.of("athena.amazonaws.com")),
                    new Test("Null", "aws:PrincipalTag/team", List.of("true")),
                    new Test("Null", "aws:MultiFactorAuthAge", List.of("false")));

    static Rule random(Random random, int number) {
        List<Test> tests = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Test test = TESTS.get(random.nextInt(TESTS.size()));
            if (tests.stream().noneMatch(other -> other.operator().equals(test.operator()))) {
                tests.add(test);
            }
        }
        return new Rule(
                number == 0 || random.nextInt(4) > 0,
                some(random, "s3:Get*", "s3:*", "s3:PutObject", "*", "s3:*Object", "s3:GetObject"),
                some(
                        random,
                        "*",
                        "arn:aws:s3:::*/reports*",
                        "arn:aws:s3:::team-a/*",
                        "arn:aws:s3:::team-*/x",
                        "arn:aws:s3:::prod-logs/*",
                        "arn:aws:s3:::*/reports/*/q1.csv"),
                tests);
    }

    private static List<String> some(Random random, String... from) {
        String one = from[random.nextInt(from.length)];
        String other = from[random.nextInt(from.length)];
        return one.equals(other) ? List.of(one) : List.of(one, other);
    }

    static String quoted(List<String> texts) {
        return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    String json() {
        return "{\"Effect\":\"%s\",\"Action\":%s,\"Resource\":%s,\"Condition\":{%s}}"
                .formatted(
                        allow ? "Allow" : "Deny",
                        quoted(actions),
                        quoted(resources),
                        tests.stream()
                                .map(test ->
                                        "\"%s\":{\"%s\":%s}"
                                                .formatted(test.operator(), test.key(), quoted(test.values())))
                                .collect(Collectors.joining(",")));
    }

    String cedar() {
        StringBuilder when = new StringBuilder(like("action", actions)).append(" && ").append(like("resource", resources));
        tests.forEach(test -> when.append(" && ").append(test.cedar()));
        return "%s(principal, action, resource) when { %s };".formatted(allow ? "permit" : "forbid", when);
    }

    private static String like(String key, List<String> patterns) {
        return patterns.stream()
                .map(pattern -> "context." + key + " like \"" + pattern + "\"")
                .collect(Collectors.joining(" || ", "(", ")"));
    }
}
