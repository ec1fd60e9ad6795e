package dev.mayfly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents and positions as AWS's simulator answered them (captured 2026-09 by the project
/// stackd, `simulation.json`), and two of ours at the end.
class StatementSpansTest {

    private static final String COMPACT =
            """
            {"Version":"2012-10-17","Statement":[\
            {"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":"First"},\
            {"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":"Second"}]}\
            """;
    private static final String PRETTY =
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "s3:GetObject",
                  "Resource": "*",
                  "Sid": "First"
                },
                {
                  "Effect": "Deny",
                  "Action": "s3:PutObject",
                  "Resource": "*",
                  "Sid": "Second"
                }
              ]
            }\
            """;
    private static final String ONE =
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "s3:GetObject",
                  "Resource": "*"
                }
              ]
            }\
            """;

    static Stream<Arguments> captured() {
        return Stream.of(
                Arguments.of(COMPACT, List.of(new Span(1, 38, 1, 109), new Span(1, 109, 1, 182))),
                Arguments.of(PRETTY, List.of(new Span(3, 17, 9, 6), new Span(9, 6, 15, 6))),
                Arguments.of(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\","
                                + " \"Resource\": \"*\"}}",
                        List.of(new Span(1, 16, 1, 77))),
                Arguments.of(
                        "{\n  \"Statement\": {\n    \"Effect\": \"Allow\",\n    \"Action\":"
                                + " \"s3:GetObject\",\n    \"Resource\": \"*\"\n  }\n}",
                        List.of(new Span(2, 17, 6, 4))),
                Arguments.of(
                        "{\"Id\": \"caf\u00e9\", \"Statement\": [{\"Effect\": \"Allow\","
                                + " \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}]}",
                        List.of(new Span(1, 30, 1, 92))),
                Arguments.of(
                        " \r\n" + ONE.replace("\n", "\r\n") + "\r\n ",
                        List.of(new Span(4, 17, 9, 6))),
                Arguments.of(ONE.replace("\n", "\r"), List.of(new Span(3, 17, 8, 6))),
                Arguments.of(
                        "{\"Statement\":[{\"Sid\":\"a}]\\\"\",\"Effect\":\"Deny\"}],\"Version\":1}",
                        List.of(new Span(1, 15, 1, 46))),
                Arguments.of("{\"Version\":[1,{\"Statement\":2}]}", List.of()));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void findsStatementsWhereAwsFindsThem(String json, List<Span> spans) {
        assertThat(StatementSpans.of(json)).isEqualTo(spans);
    }
}
