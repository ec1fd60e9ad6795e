package dev.mayfly.policy.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A policy that the parser refuses has an error, and one without errors is parsed; and whatever is
/// done to a policy, the checker answers with places that lie in the text.
class StrictParserAgreementTest {
    private static final PolicyChecker CHECKER =
            new PolicyChecker(ActionCatalogue.load(), List.of());
    private static final List<String> SCRAPS =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "*",
                    "?",
                    "${",
                    "}",
                    "1",
                    "true",
                    "null",
                    "\\u0041",
                    "\\\"",
                    " ",
                    "\n",
                    "\u00e9",
                    "\u4e2d",
                    "Not",
                    "arn:",
                    "s3:",
                    "IfExists",
                    "ForAllValues:",
                    "Null",
                    "Allow",
                    "\"a\":1,",
                    "{},",
                    "[[[[[[[[[[",
                    "aws:",
                    "sts:");
    private static final String IDENTITY =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "A1", "Effect": "Allow", "Action": ["s3:GetObject", "s3:List*"],
               "Resource": ["arn:aws:s3:::a/${aws:username}/*", "arn:aws:s3:::a"],
               "Condition": {"StringLike": {"aws:PrincipalTag/team": ["x*", "${aws:userid}"]},
                             "Bool": {"aws:SecureTransport": true},
                             "IpAddress": {"aws:SourceIp": "203.0.113.0/24"},
                             "ForAnyValue:StringEquals": {"aws:TagKeys": ["a"]},
                             "NumericLessThan": {"s3:max-keys": 10}}},
              {"Sid": "B2", "Effect": "Deny", "NotAction": "iam:*", "NotResource": "*"}]}
            """;
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
              "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/idp.example.com",
                            "AWS": ["111122223333", "arn:aws:iam::111122223333:role/a"]},
              "Action": ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRole", "sts:TagSession"],
              "Condition": {"StringEqualsIfExists": {"idp.example.com:sub": "a"},
                            "Null": {"aws:RequestTag/a": "false"}}}}
            """;

    @ParameterizedTest
    @EnumSource(PolicyKind.class)
    void agreesOnPoliciesThatAreDamagedAtRandom(PolicyKind kind) {
        Random random = new Random(kind.name().hashCode());
        String start = kind.hasPrincipals() ? TRUST : IDENTITY;
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            String text = start;
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                text = damaged(text, random);
            }
            List<Finding> findings = CHECKER.check(text, kind);
            boolean error = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
            boolean parses = parses(text, kind);
            assertThat(error || parses).as("%s", text).isTrue();
            for (Finding finding : findings) {
                for (Location location : finding.locations()) {
                    int from = location.span().start().offset();
                    int to = location.span().end().offset();
                    assertThat(from).as("%s in %s", finding, text).isBetween(0, to);
                    assertThat(to).as("%s in %s", finding, text).isBetween(from, text.length());
                }
            }
            refused += parses ? 0 : 1;
        }
        assertThat(refused).isBetween(100, 1_500);
    }

    private static boolean parses(String text, PolicyKind kind) {
        try {
            PolicyParser.parse(text, kind);
            return true;
        } catch (PolicySyntaxException e) {
            return false;
        }
    }

    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(6));
        String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + scrap + text.substring(at);
            case 2 -> text.substring(0, at) + scrap + text.substring(end);
            default -> swappedWords(text, random);
        };
    }

    private static String swappedWords(String text, Random random) {
        String[] words = text.split("\"", -1);
        int from = 1 + 2 * random.nextInt(words.length / 2);
        int to = 1 + 2 * random.nextInt(words.length / 2);
        words[from] = words[to];
        return String.join("\"", words);
    }
}
