package dev.mayfly.api;

import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.wire.TrailNotes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the trail says of a token nobody has verified yet: whose it claims to be, marked as a
/// claim, so that a refused token can be traced to a provider that is not registered or a wrong
/// audience.
final class TokenNotes {

    private static final int MAX_CHARACTERS = 255;

    private TokenNotes() {}

    static void unverified(UnverifiedToken token, TrailNotes notes) {
        Map<String, Object> claimed = new LinkedHashMap<>();
        claimed.put("iss", bounded(token.issuer()));
        put(claimed, "sub", token.claims().text("sub"));
        put(claimed, "aud", token.claims().text("aud"));
        notes.additional("unverifiedToken", claimed);
    }

    private static void put(Map<String, Object> claimed, String name, Optional<String> value) {
        value.ifPresent(text -> claimed.put(name, bounded(text)));
    }

    private static String bounded(String text) {
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }
}
