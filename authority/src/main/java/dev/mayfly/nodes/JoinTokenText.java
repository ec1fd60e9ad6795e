package dev.mayfly.nodes;

import dev.mayfly.session.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A join token as its holder has it: `mfj1.ID.SECRET.PIN`. The secret is the seed of an Ed25519
/// key, with which the machine signs the key it joins with; it is never sent. The pin is the hash
/// of the public key of the authority that signs certificates of nodes, by which the machine knows
/// that the answer comes from where the token does. Both are 32 bytes in base64url.
public record JoinTokenText(String id, Secret secret, String pin) {

    private static final int MAX_CHARACTERS = 128;
    private static final Pattern FORM =
            Pattern.compile("mfj1\\.([a-z0-9]{16})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    /// The token in `text`, around which white space may stand; empty when it is none.
    public static Optional<JoinTokenText> parse(String text) {
        if (text.length() > MAX_CHARACTERS + 32) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() && canonical(matcher.group(2)) && canonical(matcher.group(3))
                ? Optional.of(
                        new JoinTokenText(
                                matcher.group(1), Secret.of(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /// The token as it is handed out.
    public Secret text() {
        return Secret.of("mfj1." + id + "." + secret.reveal() + "." + pin);
    }

    // 43 characters hold 258 bits; the last two must be 0, or two texts would be one token.
    private static boolean canonical(String base64) {
        return "AEIMQUYcgkosw048".indexOf(base64.charAt(42)) >= 0;
    }
}
