package dev.mayfly.iam;

/// An identity as the holder of policies: what it is called in a refusal, and how much it may hold.
///
/// Source: IAM User Guide, "IAM and AWS STS quotas", read 2026-11: ten managed policies each;
/// characters of all inline policies together, whitespace not counted.
record Holder(Kind kind, String name) {

    enum Kind {
        USER("user", "PoliciesPerUser", 10, 2048),
        GROUP("group", "PoliciesPerGroup", 10, 5120),
        ROLE("role", "PoliciesPerRole", 10, 10_240);

        private final String word;
        private final String quotaName;
        private final int maxAttached;
        private final int maxInlineChars;

        Kind(String word, String quotaName, int maxAttached, int maxInlineChars) {
            this.word = word;
            this.quotaName = quotaName;
            this.maxAttached = maxAttached;
            this.maxInlineChars = maxInlineChars;
        }

        /// `user`, `group` or `role`.
        String word() {
            return word;
        }

        String quotaName() {
            return quotaName;
        }

        int maxAttached() {
            return maxAttached;
        }

        int maxInlineChars() {
            return maxInlineChars;
        }
    }
}
