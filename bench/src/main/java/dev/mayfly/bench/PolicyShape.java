package dev.mayfly.bench;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What tells the statements of a large policy apart.
public enum PolicyShape {
    /// Two buckets each, named in full.
    HEADS {
        @Override
        String statement(int number) {
            return allow(
                    number,
                    "\"arn:aws:s3:::team-%1$d-artifacts\",\"arn:aws:s3:::team-%1$d-artifacts/*\"",
                    "\"StringEquals\":{\"aws:PrincipalAccount\":\"123456789012\"}");
        }
    },
    /// What stands behind a common star.
    TAILS {
        @Override
        String statement(int number) {
            return allow(
                    number,
                    "\"arn:aws:s3:::*-%1$d-artifacts\",\"arn:aws:s3:::*-%1$d-artifacts/*\"",
                    "\"StringEquals\":{\"aws:PrincipalAccount\":\"123456789012\"}");
        }
    },
    /// A tag of the caller.
    CONDITIONS {
        @Override
        String statement(int number) {
            return allow(
                    number,
                    "\"arn:aws:s3:::*\"",
                    "\"StringEquals\":{\"aws:PrincipalTag/team\":\"team-%1$d\"}");
        }
    },
    /// Nothing but the value in one list of one statement.
    VALUES {
        @Override
        String statements(int count) {
            return allow(
                    0,
                    "\"*\"",
                    IntStream.range(0, count)
                            .mapToObj("\"*-%d\""::formatted)
                            .collect(
                                    Collectors.joining(
                                            ",",
                                            "\"StringLike\":{\"aws:PrincipalTag/team\":[",
                                            "]}")));
        }

        @Override
        String statement(int number) {
            throw new IllegalStateException("one statement holds them all");
        }
    };

    abstract String statement(int number);

    String statements(int count) {
        return IntStream.range(0, count).mapToObj(this::statement).collect(Collectors.joining(","));
    }

    private static String allow(int number, String resources, String condition) {
        return ("{\"Sid\":\"Team%1$d\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\","
                        + "\"s3:ListBucket\"],\"Resource\":["
                        + resources
                        + "],\"Condition\":{"
                        + condition
                        + "}}")
                .formatted(number);
    }

    /// An identity policy of so many statements, or values.
    public PolicyDocument policy(int count) {
        return PolicyParser.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements(count) + "]}",
                PolicyKind.IDENTITY);
    }
}
