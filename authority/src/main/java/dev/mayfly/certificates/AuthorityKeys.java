package dev.mayfly.certificates;

import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.RingSchedule;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keys of the authorities: one ring each, wrapped in the store like every other ring, so that
/// all nodes of an authority sign with the same key. A ring never rotates, because the certificate
/// names its key.
///
/// Thread-safe.
public final class AuthorityKeys {

    private static final String RING_PREFIX = "ca-";
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final RingSchedule SCHEDULE = new RingSchedule(NEVER, Duration.ZERO, NEVER);

    private final KeyRings rings;
    private final CertificateSigner signer;
    private final Map<String, KeyPair> opened = new ConcurrentHashMap<>();

    public AuthorityKeys(KeyRings rings, CertificateSigner signer) {
        this.rings = rings;
        this.signer = signer;
    }

    /// The key of the authority of that name, made by whichever node is first.
    KeyPair pair(String authority) {
        return opened.computeIfAbsent(authority, this::open);
    }

    /// The authority, able to sign.
    ///
    /// @throws IllegalStateException when the key in the store is not the one in its certificate
    SigningAuthority signing(CertificateAuthority authority) {
        KeyPair pair = pair(authority.name());
        if (!pair.getPublic().equals(authority.certificate().getPublicKey())) {
            throw new IllegalStateException(
                    "the stored key of the authority `" + authority.name() + "` is another one");
        }
        return new SigningAuthority(authority.certificate(), pair.getPrivate());
    }

    private KeyPair open(String authority) {
        return rings.open(RING_PREFIX + authority, SCHEDULE, this::freshMaterial)
                .current()
                .withMaterial(AuthorityKeys::decoded);
    }

    /// The length of the public key, the public key, the private key.
    private byte[] freshMaterial() {
        KeyPair pair = signer.newKey();
        byte[] shared = pair.getPublic().getEncoded();
        byte[] kept = pair.getPrivate().getEncoded();
        try {
            return ByteBuffer.allocate(Integer.BYTES + shared.length + kept.length)
                    .putInt(shared.length)
                    .put(shared)
                    .put(kept)
                    .array();
        } finally {
            Arrays.fill(kept, (byte) 0);
        }
    }

    private static KeyPair decoded(byte[] material) {
        byte[] shared = new byte[ByteBuffer.wrap(material).getInt()];
        byte[] kept = new byte[material.length - Integer.BYTES - shared.length];
        ByteBuffer.wrap(material, Integer.BYTES, material.length - Integer.BYTES)
                .get(shared)
                .get(kept);
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(shared)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(kept)));
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("the stored key of an authority is damaged");
        } finally {
            Arrays.fill(kept, (byte) 0);
        }
    }
}
