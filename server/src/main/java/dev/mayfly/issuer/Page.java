package dev.mayfly.issuer;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.StrictJson;

/// An answer: status, media type, bytes.
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Page(int status, String contentType, byte[] body) {

    static Page json(byte[] body) {
        return new Page(200, "application/json", body);
    }

    static Page json(int status, ClaimValue value) {
        return new Page(status, "application/json", StrictJson.bytes(value));
    }
}
