package dev.mayfly.api;

import dev.mayfly.api.accessanalyzer.ValidatePolicy;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/// Where the next page of findings begins. It carries a mark of the policy, so that pages of two
/// policies are not put together by mistake; nothing in it is secret.
final class FindingsToken {

    private FindingsToken() {}

    static String of(int next, ValidatePolicy.Request asked) {
        byte[] text = (next + ":" + mark(asked)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /// @throws RefusedException `InvalidMarker` when the token is not one of this policy
    static int open(String token, ValidatePolicy.Request asked) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0 && text.substring(colon + 1).equals(mark(asked))) {
                return Integer.parseUnsignedInt(text.substring(0, colon)) & Integer.MAX_VALUE;
            }
        } catch (IllegalArgumentException _) {
            // refused below, like one of another policy
        }
        throw new RefusedException(
                new Refusal.InvalidMarker("The nextToken is not one of this request."));
    }

    private static String mark(ValidatePolicy.Request asked) {
        return HexFormat.of()
                .toHexDigits(
                        Objects.hash(
                                asked.policyDocument(),
                                asked.policyType(),
                                asked.validatePolicyResourceType()));
    }
}
