package dev.mayfly.session;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A session as a CI job has it, for the tests that need one.
final class Sample {

    static final AccountId ACCOUNT = new AccountId("123456789012");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String ROLE_ID = "AROAQNZGKIQY56JQ7WMLA";

    private Sample() {}

    static SessionClaims claims(String accessKeyId) {
        return withPolicy(accessKeyId, longPolicy());
    }

    static SessionClaims withPolicy(String accessKeyId, String policy) {
        return new SessionClaims(
                ACCOUNT,
                accessKeyId,
                "deploy",
                "/ci/",
                ROLE_ID,
                "GitHubActions",
                NOW,
                NOW.plusSeconds(3600),
                Optional.of(policy),
                List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                List.of(new Tag("team", "blue"), new Tag("Köln", "")),
                Set.of("team"),
                Optional.of("octocat"),
                Optional.of("arn:aws:iam::123456789012:oidc-provider/token.actions.example"),
                Map.of(
                        "token.actions.example:aud", List.of("sts.amazonaws.com"),
                        "token.actions.example:amr", List.of("pwd", "mfa")),
                Map.of("repository", "acme/app", "run_id", "42"),
                true);
    }

    static String longPolicy() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":["
                + "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},".repeat(10)
                + "{\"Effect\":\"Deny\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}";
    }
}
