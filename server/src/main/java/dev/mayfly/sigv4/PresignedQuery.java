package dev.mayfly.sigv4;

import java.time.Duration;
import java.util.Optional;

/// Reads the query form: `X-Amz-Algorithm`, `X-Amz-Credential`, `X-Amz-Date`, `X-Amz-Expires`,
/// `X-Amz-SignedHeaders`, `X-Amz-Signature`, `X-Amz-Security-Token`.
final class PresignedQuery {

    /// One week, inclusive.
    private static final int MAX_SECONDS = 604_800;

    private PresignedQuery() {}

    static boolean looksPresigned(QueryParameters query) {
        return query.single("X-Amz-Algorithm").isPresent()
                || query.single("X-Amz-Signature").isPresent();
    }

    static Signature parse(QueryParameters query) {
        Signature.requireAlgorithm(required(query, "X-Amz-Algorithm"));
        return new Signature(
                CredentialScope.parse(required(query, "X-Amz-Credential")),
                Signature.names(required(query, "X-Amz-SignedHeaders")),
                Signature.hex(required(query, "X-Amz-Signature")),
                AmzTime.parse(required(query, "X-Amz-Date"))
                        .orElseThrow(() ->
                                Refusals.incomplete(
                                        "X-Amz-Date must be in the ISO8601 basic"
                                                + " format, like 20261124T140000Z")),
                query.single("X-Amz-Security-Token").orElse(""),
                Optional.of(validity(required(query, "X-Amz-Expires"))));
    }

    private static Duration validity(String text) {
        boolean number =
                !text.isEmpty()
                        && text.length() <= 9
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(text) < 1) {
            throw Refusals.incomplete("X-Amz-Expires should be a number of seconds above 0");
        }
        int seconds = Integer.parseInt(text);
        if (seconds > MAX_SECONDS) {
            throw Refusals.incomplete(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given"
                            + " X-Amz-Expires must be less than 604800 seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private static String required(QueryParameters query, String name) {
        return query.single(name)
                .orElseThrow(() ->
                        Refusals.incomplete(
                                "AWS query-string parameters must include '" + name + "'"));
    }
}
