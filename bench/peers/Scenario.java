import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A request against one of the policies.
///
/// @param context lists of texts; a key with one value has a list of one, unless it is multi-valued
record Scenario(int policy, String action, String resource, Map<String, List<String>> context) {
    static final String MULTI = "aws:CalledVia";

    static Scenario random(Random random, int policies) {
        Map<String, List<String>> context = new TreeMap<>();
        maybe(random, context, "aws:SourceIp", "10.1.2.3", "10.200.0.1", "192.0.2.7", "2001:db8::7");
        maybe(random, context, "aws:SecureTransport", "true", "false");
        maybe(random, context, "aws:MultiFactorAuthAge", "0", "3600", "3601", "86400");
        maybe(random, context, "aws:PrincipalTag/team", "a", "b", "team-a", "Team-A");
        maybe(random, context, "aws:RequestedRegion", "eu-west-1", "us-east-1");
        if (random.nextBoolean()) {
            context.put(
                    MULTI,
                    random.nextBoolean()
                            ? List.of("athena.amazonaws.com", "dynamodb.amazonaws.com")
                            : List.of("kms.amazonaws.com"));
        }
        return new Scenario(
                random.nextInt(policies),
                pick(random, "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging"),
                "arn:aws:s3:::"
                        + pick(random, "team-a", "team-b", "prod-logs", "Team-A")
                        + "/"
                        + pick(random, "x", "reports/2026/q1.csv", "reports", "a/b/c"),
                context);
    }

    private static void maybe(
            Random random, Map<String, List<String>> context, String key, String... values) {
        if (random.nextInt(4) > 0) {
            context.put(key, List.of(pick(random, values)));
        }
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    String json() {
        StringBuilder json = new StringBuilder();
        context.forEach((key, values) -> {
            String list = Rule.quoted(values);
            json.append(json.isEmpty() ? "" : ",").append('"').append(key).append("\":");
            json.append(key.equals(MULTI) ? list : list.substring(1, list.length() - 1));
        });
        return "{\"policy\":%d,\"action\":\"%s\",\"resource\":\"%s\",\"context\":{%s}}"
                .formatted(policy, action, resource, json);
    }
}
