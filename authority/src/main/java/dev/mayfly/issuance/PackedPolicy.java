package dev.mayfly.issuance;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

/// How much of the room for session policies and tags a session takes.
///
/// AWS packs them in a way it does not disclose. We deflate the inline policy, the policy ARNs and
/// the tags, inherited ones included, and call 1024 bytes full.
final class PackedPolicy {

    /// What fits: 100 percent.
    static final int ROOM_BYTES = 1024;

    /// Source: STS API Reference, "The plaintext that you use for both inline and managed session
    /// policies can't exceed 2,048 characters".
    static final int MAX_PLAIN_CHARACTERS = 2048;

    private static final int PERCENT = 100;

    private PackedPolicy() {}

    /// The percentage taken, or empty when there is nothing to pack.
    ///
    /// @throws RefusedException `PackedPolicyTooLarge` when it does not fit
    static Optional<Integer> percent(SessionTerms terms, List<Tag> tags) {
        boolean policies = terms.inlinePolicy().isPresent() || !terms.policyArns().isEmpty();
        if (!policies && tags.isEmpty()) {
            return Optional.empty();
        }
        int percent = Math.max(plainPercent(terms), ceilPercent(packed(terms, tags), ROOM_BYTES));
        if (percent > PERCENT) {
            throw new RefusedException(
                    new Refusal.PackedPolicyTooLarge(
                            policies
                                    ? "Packed policy consumes %d%% of allotted space, please use smaller policy."
                                            .formatted(percent)
                                    : "Packed size of session tags consumes %d%% of allotted space."
                                            .formatted(percent)));
        }
        return Optional.of(percent);
    }

    /// Counts only when it is over: the plain limit is another one.
    private static int plainPercent(SessionTerms terms) {
        int plain =
                terms.inlinePolicy().map(String::length).orElse(0)
                        + terms.policyArns().stream().mapToInt(String::length).sum();
        return plain > MAX_PLAIN_CHARACTERS ? ceilPercent(plain, MAX_PLAIN_CHARACTERS) : 0;
    }

    private static int ceilPercent(int part, int whole) {
        return (part * PERCENT + whole - 1) / whole;
    }

    private static int packed(SessionTerms terms, List<Tag> tags) {
        StringBuilder plain = new StringBuilder(terms.inlinePolicy().orElse(""));
        terms.policyArns().forEach(arn -> plain.append('\n').append(arn));
        tags.forEach(tag -> plain.append('\n').append(tag.key()).append('=').append(tag.value()));
        return deflatedBytes(plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int deflatedBytes(byte[] plain) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[ROOM_BYTES];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.size();
        }
    }
}
