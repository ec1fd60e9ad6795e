package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Flag;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.MalformedJsonException;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.session.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The tokens that stand for `ACTIONS_ID_TOKEN_REQUEST_TOKEN` on a developer's machine. Each
/// carries the job it may get tokens for and an end, sealed with a MAC, so that nothing need be
/// remembered.
///
/// Thread-safe.
public final class ActionsRequests {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_CHARACTERS = 8192;

    private final MintingRing ring;
    private final InstantSource clock;

    ActionsRequests(MintingRing ring, InstantSource clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /// A job that tokens may be asked for, and the account of the operating system it was made for.
    public record Request(Job job, String osUser) {}

    /// A request token for the job that works for `validity`.
    public Secret seal(Job job, String osUser, Duration validity) {
        Map<String, ClaimValue> content = new LinkedHashMap<>();
        content.put("until", new Whole(clock.instant().plus(validity).getEpochSecond()));
        content.put("osUser", new Text(osUser));
        content.put("shape", new Text(job.shape().name()));
        content.put("repository", new Text(job.repository()));
        content.put("ref", new Text(job.ref()));
        job.environment().ifPresent(name -> content.put("environment", new Text(name)));
        content.put("event", new Text(job.event()));
        content.put("lifetime", new Whole(job.lifetime().toSeconds()));
        content.put("audiences", ClaimValue.texts(job.audiences()));
        content.put("immutableSubject", new Flag(job.immutableSubject()));
        content.put("claims", new Members(job.claims()));
        byte[] json = StrictJson.bytes(new Members(content));
        return Secret.of(encode(json) + "." + encode(mac(ring.requestSecret(), json)));
    }

    /// What a request token is for, or empty when it is not one of ours or over.
    public Optional<Request> open(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2 || token.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts[0]);
            byte[] mac = Base64.getUrlDecoder().decode(parts[1]);
            boolean ours =
                    ring.requestSecrets().stream()
                            .anyMatch(secret -> MessageDigest.isEqual(mac, mac(secret, json)));
            return ours ? request(Claims.parse(json)) : Optional.empty();
        } catch (IllegalArgumentException | MalformedJsonException _) {
            return Optional.empty();
        }
    }

    private Optional<Request> request(Claims content) {
        Instant until = Instant.ofEpochSecond(content.whole("until").orElseThrow());
        if (!clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        return content.text("osUser").map(osUser -> new Request(job(content), osUser));
    }

    private static Job job(Claims content) {
        return new Job(
                content.text("shape").flatMap(TokenShape::named).orElseThrow(),
                content.text("repository").orElseThrow(),
                content.text("ref").orElseThrow(),
                content.text("environment"),
                content.text("event").orElseThrow(),
                content.texts("audiences").orElseThrow(),
                Duration.ofSeconds(content.whole("lifetime").orElseThrow()),
                content.value("immutableSubject").equals(Optional.of(new Flag(true))),
                content.members("claims").orElseThrow().json().values());
    }

    private static byte[] mac(Secret secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            mac.update("mayfly actions request\n".getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
