package dev.mayfly.session;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import dev.mayfly.session.ClaimsReader.Malformed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A session's claims as compact bytes and back. The access key id is not among them: it is bound
/// to the seal from outside.
final class ClaimsCodec {

    /// Random bytes in front, by which two sessions differ that agree in everything else.
    static final int NONCE_BYTES = 16;

    /// The packing, the nonce and the length of the padding.
    private static final int HEADER_BYTES = 1 + NONCE_BYTES + 2;

    private static final int PLAIN = 1;
    private static final int DEFLATED = 2;

    /// Below this a token is short enough without, and deflate would be most of the cost of
    /// sealing.
    private static final int DEFLATE_FROM_BYTES = 2048;

    /// No request brings so much.
    private static final int MAX_PLAIN_BYTES = 256 * 1024;

    private static final int MAX_PADDING_BYTES = 4096;
    private static final int MAX_ENTRIES = 256;

    private ClaimsCodec() {}

    /// The claims and the random bytes that stood before them.
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Decoded(byte[] nonce, SessionClaims claims) {}

    /// The packing, the nonce, the padding, the claims: together at least `minimumBytes`.
    static byte[] encode(byte[] nonce, SessionClaims claims, int minimumBytes) {
        byte[] plain = claims(claims);
        boolean deflate = plain.length >= DEFLATE_FROM_BYTES;
        ClaimsWriter body = new ClaimsWriter();
        if (deflate) {
            body.varint(plain.length);
        }
        body.raw(deflate ? Deflation.deflate(plain) : plain);
        byte[] packed = body.bytes();
        int padding = minimumBytes - HEADER_BYTES - packed.length;
        ClaimsWriter out = new ClaimsWriter();
        out.octet(deflate ? DEFLATED : PLAIN);
        out.raw(nonce);
        out.padding(Math.clamp(padding, 0, MAX_PADDING_BYTES));
        out.raw(packed);
        return out.bytes();
    }

    private static byte[] claims(SessionClaims claims) {
        ClaimsWriter out = new ClaimsWriter();
        out.varint(claims.account().number());
        out.string(claims.roleName());
        out.string(claims.rolePath());
        out.string(claims.roleUniqueId());
        out.string(claims.sessionName());
        out.varint(claims.issuedAt().toEpochMilli());
        out.varint(claims.expiresAt().toEpochMilli());
        out.octet(claims.chained() ? 1 : 0);
        out.optional(claims.inlineSessionPolicy());
        out.strings(claims.sessionPolicyArns());
        out.varint(claims.tags().size());
        for (Tag tag : claims.tags()) {
            out.string(tag.key());
            out.string(tag.value());
        }
        out.strings(claims.transitiveTagKeys());
        out.optional(claims.sourceIdentity());
        out.optional(claims.federatedProvider());
        out.varint(claims.contextKeys().size());
        for (Map.Entry<String, List<String>> entry : claims.contextKeys().entrySet()) {
            out.string(entry.getKey());
            out.strings(entry.getValue());
        }
        out.varint(claims.provenance().size());
        for (Map.Entry<String, String> entry : claims.provenance().entrySet()) {
            out.string(entry.getKey());
            out.string(entry.getValue());
        }
        return out.bytes();
    }

    static Decoded decode(String accessKeyId, byte[] bytes) throws Malformed {
        ClaimsReader in = new ClaimsReader(bytes);
        int packing = in.octet();
        byte[] nonce = in.raw(NONCE_BYTES);
        in.padding(MAX_PADDING_BYTES);
        ClaimsReader plain =
                switch (packing) {
                    case PLAIN -> in;
                    case DEFLATED -> inflated(in);
                    default -> throw new Malformed("another format");
                };
        try {
            SessionClaims claims = claims(accessKeyId, plain);
            plain.end();
            return new Decoded(nonce, claims);
        } catch (IllegalArgumentException contradiction) {
            throw new Malformed("claims that cannot be");
        }
    }

    private static ClaimsReader inflated(ClaimsReader in) throws Malformed {
        int length = in.count(MAX_PLAIN_BYTES);
        return new ClaimsReader(Deflation.inflate(in.rest(), length));
    }

    private static SessionClaims claims(String accessKeyId, ClaimsReader in) throws Malformed {
        AccountId account = account(in.varint());
        String roleName = in.string();
        String rolePath = in.string();
        String roleUniqueId = in.string();
        String sessionName = in.string();
        Instant issuedAt = Instant.ofEpochMilli(in.varint());
        Instant expiresAt = Instant.ofEpochMilli(in.varint());
        boolean chained = in.flag();
        return new SessionClaims(
                account,
                accessKeyId,
                roleName,
                rolePath,
                roleUniqueId,
                sessionName,
                issuedAt,
                expiresAt,
                in.optional(),
                in.strings(),
                tags(in),
                distinct(in.strings()),
                in.optional(),
                in.optional(),
                contextKeys(in),
                provenance(in),
                chained);
    }

    private static AccountId account(long number) {
        String digits = Long.toString(number);
        return new AccountId("0".repeat(Math.max(0, 12 - digits.length())) + digits);
    }

    private static List<Tag> tags(ClaimsReader in) throws Malformed {
        int count = in.count(MAX_ENTRIES);
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(in.string(), in.string()));
        }
        return tags;
    }

    private static Set<String> distinct(List<String> values) throws Malformed {
        Set<String> set = Set.copyOf(values);
        if (set.size() != values.size()) {
            throw new Malformed("a key stands twice");
        }
        return set;
    }

    private static Map<String, List<String>> contextKeys(ClaimsReader in) throws Malformed {
        int count = in.count(MAX_ENTRIES);
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            if (keys.put(in.string(), List.copyOf(in.strings())) != null) {
                throw new Malformed("a key stands twice");
            }
        }
        return keys;
    }

    private static Map<String, String> provenance(ClaimsReader in) throws Malformed {
        int count = in.count(MAX_ENTRIES);
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            if (entries.put(in.string(), in.string()) != null) {
                throw new Malformed("a key stands twice");
            }
        }
        return entries;
    }
}
