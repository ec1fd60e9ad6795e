package dev.mayfly.issuance;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// How much of the room of a session token is taken, which is what bounds session policies and tags
/// together.
///
/// Source: AWS Security Blog, "AWS STS simplifies session token size limits and adds session token
/// size monitoring", 2026-09: one limit of 4096 bytes for the assembled token in place of the
/// packed policy's own, `PackedPolicySize` equal to `SessionTokenUtilization`, the old exception.
/// Our tokens pack otherwise than AWS's, so the same policies take another share. The texts are
/// those AWS gave before (aws/containers-roadmap#2413); clients look for them.
public record TokenRoom(int bytes) {

    /// The longest session token.
    public static final int MAX_BYTES = 4096;

    private static final int PERCENT = 100;

    /// The percentage taken, rounded up.
    public int percent() {
        return (bytes * PERCENT + MAX_BYTES - 1) / MAX_BYTES;
    }

    /// A session without policies and tags is never too large: what else it carries, nobody asked
    /// for.
    ///
    /// @throws RefusedException `PackedPolicyTooLarge` when policies and tags do not fit
    void check(SessionTerms terms, SessionTags tags) {
        boolean policies = policies(terms);
        if (bytes <= MAX_BYTES || !(policies || tags.any())) {
            return;
        }
        String text =
                policies
                        ? "Packed policy consumes %d%% of allotted space, please use smaller policy."
                        : "Packed size of session tags consumes %d%% of allotted space.";
        throw new RefusedException(new Refusal.PackedPolicyTooLarge(text.formatted(percent())));
    }

    private static boolean policies(SessionTerms terms) {
        return terms.inlinePolicy().isPresent() || !terms.policyArns().isEmpty();
    }

    /// Whether there is anything whose packed size a caller would ask for.
    static boolean packs(SessionTerms terms, SessionTags tags) {
        return policies(terms) || tags.any();
    }
}
