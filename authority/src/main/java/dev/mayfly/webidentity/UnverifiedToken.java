package dev.mayfly.webidentity;

import dev.mayfly.claims.Claims;
import dev.mayfly.claims.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A token that is well formed and asks for nothing we refuse on sight, and whose every statement
/// may still be a lie. What reads it must not act on it.
///
/// Source: RFC 7515 (JWS compact serialization), RFC 7519 (JWT), RFC 8725 (best current practices).
public final class UnverifiedToken {

    /// Bounds of `WebIdentityToken` in the STS model.
    private static final int MIN_CHARACTERS = 4;

    private static final int MAX_CHARACTERS = 20_000;

    /// Absent, or one of these in any case: an ID token or a JWT access token (RFC 9068), but no
    /// logout token, request object or DPoP proof made to be shown to others.
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    /// Headers that bring a key or the address of one, or that change how the rest is read. A token
    /// that carries one is refused rather than read without it.
    private static final List<String> REFUSED_HEADERS =
            List.of("crit", "jku", "jwk", "x5u", "x5c", "b64", "zip", "cty");

    private final SigningAlgorithm algorithm;
    private final Optional<String> keyId;
    private final String issuer;
    private final Claims claims;
    private final byte[] text;
    private final int signedLength;
    private final byte[] signature;

    private UnverifiedToken(Header header, Claims claims, byte[] text, int signedLength) {
        this.algorithm = header.algorithm();
        this.keyId = header.keyId();
        this.claims = claims;
        this.text = text;
        this.signedLength = signedLength;
        this.signature = segment(text, signedLength + 1, text.length);
        if (!claims.has("iss")) {
            throw InvalidToken.missing("iss");
        }
        this.issuer = claims.text("iss").orElseThrow(InvalidToken::notValidated);
    }

    private record Header(SigningAlgorithm algorithm, Optional<String> keyId) {}

    /// Reads a compact JWS whose payload is a JSON object with an `iss`.
    ///
    /// @throws dev.mayfly.refusal.RefusedException for anything else
    public static UnverifiedToken parse(String token) {
        if (token.length() < MIN_CHARACTERS || token.length() > MAX_CHARACTERS) {
            throw InvalidToken.malformed();
        }
        byte[] text = token.getBytes(StandardCharsets.US_ASCII); // others become `?`, no base64url
        int firstDot = token.indexOf('.');
        int secondDot = token.indexOf('.', firstDot + 1);
        if (firstDot < 0 || secondDot < 0 || token.indexOf('.', secondDot + 1) >= 0) {
            throw InvalidToken.malformed();
        }
        try {
            Header header = header(Claims.parse(segment(text, 0, firstDot)));
            Claims claims = Claims.parse(segment(text, firstDot + 1, secondDot));
            return new UnverifiedToken(header, claims, text, secondDot);
        } catch (MalformedJsonException _) {
            throw InvalidToken.malformed();
        }
    }

    /// Who says to have issued it, scheme included.
    public String issuer() {
        return issuer;
    }

    /// What it says.
    public Claims claims() {
        return claims;
    }

    /// How it says to be signed.
    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    /// The key it says to be signed with.
    public Optional<String> keyId() {
        return keyId;
    }

    /// The ASCII bytes of the token, of which the first [#signedLength] are signed. Not copied.
    byte[] text() {
        return text;
    }

    int signedLength() {
        return signedLength;
    }

    /// Not copied.
    byte[] signature() {
        return signature;
    }

    /// Says nothing of the token's content: it may still be a working credential.
    @Override
    public String toString() {
        return "UnverifiedToken[" + algorithm.jwtName() + "]";
    }

    private static Header header(Claims header) {
        if (REFUSED_HEADERS.stream().anyMatch(header::has)) {
            throw InvalidToken.malformed();
        }
        if (header.has("typ")
                && !TYPES.contains(header.text("typ").orElse("").toLowerCase(Locale.ROOT))) {
            throw InvalidToken.malformed();
        }
        if (header.has("kid") && header.text("kid").isEmpty()) {
            throw InvalidToken.malformed();
        }
        SigningAlgorithm algorithm =
                header.text("alg")
                        .flatMap(SigningAlgorithm::named)
                        .orElseThrow(InvalidToken::malformed);
        return new Header(algorithm, header.text("kid"));
    }

    private static byte[] segment(byte[] text, int from, int to) {
        return Base64Url.decode(text, from, to).orElseThrow(InvalidToken::malformed);
    }
}
