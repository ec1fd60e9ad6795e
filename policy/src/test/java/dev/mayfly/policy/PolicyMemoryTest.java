package dev.mayfly.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/// What a compiled policy takes in memory, against the length of its text: everything that can be
/// reached from the document, the text itself included.
class PolicyMemoryTest {
    private static final double BOUND = 5;

    static {
        System.setProperty("jol.magicFieldOffset", "true");
    }

    @Test
    void twoBucketsAStatementStayWithinBounds() {
        assertThat(ratio(statements(i -> allow(i, bucket("team-" + i), ACCOUNT))))
                .isLessThan(BOUND);
    }

    @Test
    void commonStarsStayWithinBounds() {
        assertThat(ratio(statements(i -> allow(i, bucket("*-team-" + i), ACCOUNT))))
                .isLessThan(BOUND);
    }

    @Test
    void wildcardsInEverySegmentStayWithinBounds() {
        assertThat(
                        ratio(
                                statements(i ->
                                        allow(
                                                i,
                                                "\"arn:aws:logs:*:*:log-group:/app/team-%d:*\""
                                                        .formatted(i),
                                                ACCOUNT))))
                .isLessThan(BOUND);
    }

    @Test
    void aConditionOfItsOwnStaysWithinBounds() {
        assertThat(
                        ratio(
                                statements(i ->
                                        allow(
                                                i,
                                                bucket("*"),
                                                "\"StringEquals\":{\"aws:PrincipalTag/team\":\"team-%d\"}"
                                                        .formatted(i)))))
                .isLessThan(BOUND);
    }

    @Test
    void aListOfSubjectsStaysWithinBounds() {
        String subjects =
                joined(i -> "\"repo:octo-org/service-%d:ref:refs/heads/main\"".formatted(i));
        assertThat(
                        ratio(
                                allow(
                                        0,
                                        bucket("*"),
                                        "\"StringLike\":{\"token.actions.githubusercontent.com:sub\":["
                                                + subjects
                                                + "]}")))
                .isLessThan(BOUND);
    }

    @Test
    void aListOfActionsStaysWithinBounds() {
        String actions = joined(i -> "\"service%d:DescribeThing%d*\"".formatted(i % 40, i));
        assertThat(ratio("{\"Effect\":\"Allow\",\"Action\":[" + actions + "],\"Resource\":\"*\"}"))
                .isLessThan(BOUND);
    }

    private static final String ACCOUNT =
            "\"StringEquals\":{\"aws:PrincipalAccount\":\"123456789012\"}";

    private interface Numbered {
        String text(int number);
    }

    private static String statements(Numbered statement) {
        return joined(statement);
    }

    private static String joined(Numbered each) {
        return IntStream.range(0, 200).mapToObj(each::text).collect(Collectors.joining(","));
    }

    private static String bucket(String name) {
        return "\"arn:aws:s3:::%1$s-artifacts\",\"arn:aws:s3:::%1$s-artifacts/*\"".formatted(name);
    }

    private static String allow(int number, String resources, String condition) {
        return """
        {"Sid":"Team%d","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],\
        "Resource":[%s],"Condition":{%s}}\
        """
                .formatted(number, resources, condition);
    }

    private static double ratio(String statements) {
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
        PolicyDocument document = PolicyParser.parse(json, PolicyKind.IDENTITY);
        return (double) GraphLayout.parseInstance(document).totalSize() / json.length();
    }
}
