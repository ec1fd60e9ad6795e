package dev.mayfly.agent.metadata;

import dev.mayfly.source.CertificateKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.Stream;

/// A signed message with its content and certificates inside, in DER. One signer, SHA-256, no
/// signed attributes: the signature is over the content itself. Source: RFC 5652 §5.
final class Pkcs7 {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int TAGGED_0 = 0xa0;

    private static final byte[] SIGNED_DATA = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2);
    private static final byte[] DATA = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1);
    private static final byte[] SHA_256 =
            der(SEQUENCE, oid(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1), nothing());
    private static final byte[] RSA =
            der(SEQUENCE, oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1), nothing());
    private static final byte[] ECDSA_SHA_256 =
            der(SEQUENCE, oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));

    private Pkcs7() {}

    /// `content`, signed with `key`.
    static byte[] signed(byte[] content, CertificateKey key) {
        byte[] one = der(INTEGER, new byte[] {1});
        byte[] signer =
                der(
                        SEQUENCE,
                        one,
                        issuerAndSerial(key.certificate()),
                        SHA_256,
                        key.certificate().getPublicKey() instanceof RSAPublicKey
                                ? RSA
                                : ECDSA_SHA_256,
                        der(OCTETS, key.sign(content)));
        byte[] message =
                der(
                        SEQUENCE,
                        one,
                        der(SET, SHA_256),
                        der(SEQUENCE, DATA, der(TAGGED_0, der(OCTETS, content))),
                        der(TAGGED_0, certificates(key)),
                        der(SET, signer));
        return der(SEQUENCE, SIGNED_DATA, der(TAGGED_0, message));
    }

    private static byte[] issuerAndSerial(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        return der(
                SEQUENCE,
                certificate.getIssuerX500Principal().getEncoded(),
                der(INTEGER, serial.toByteArray()));
    }

    private static byte[] certificates(CertificateKey key) {
        List<X509Certificate> all =
                Stream.concat(Stream.of(key.certificate()), key.intermediates().stream()).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (X509Certificate certificate : all) {
            try {
                out.writeBytes(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return out.toByteArray();
    }

    private static byte[] oid(int... arcs) {
        byte[] bytes = new byte[arcs.length];
        for (int i = 0; i < arcs.length; i++) {
            bytes[i] = (byte) arcs[i];
        }
        return der(0x06, bytes);
    }

    private static byte[] nothing() {
        return new byte[] {0x05, 0};
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        byte[] length = BigInteger.valueOf(content.size()).toByteArray();
        if (content.size() < 0x80) {
            out.write(content.size());
        } else {
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
