package dev.mayfly.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// A certificate chain and the private key that fits its leaf.
record PemIdentity(List<X509Certificate> chain, PrivateKey key) {

    private static final int MAX_FILE_BYTES = 1 << 20;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// Reads both files.
    ///
    /// @throws IOException when one cannot be read or is not what it should be
    static PemIdentity read(TlsFiles files) throws IOException {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(bounded(files.certificate())))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IOException(files.certificate() + " holds no certificate");
            }
            PublicKey leaf = chain.getFirst().getPublicKey();
            KeyFactory keys = KeyFactory.getInstance(leaf.getAlgorithm());
            PrivateKey key = keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8(files)));
            if (!fits(key, leaf)) {
                throw new GeneralSecurityException("the key is not that of the certificate");
            }
            return new PemIdentity(chain, key);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    files.certificate() + " and " + files.privateKey() + " do not fit together", e);
        }
    }

    /// Whether what the key signs, the certificate's key verifies.
    private static boolean fits(PrivateKey key, PublicKey leaf) throws GeneralSecurityException {
        String algorithm =
                switch (leaf.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> leaf.getAlgorithm();
                };
        byte[] probe = {1, 2, 3, 4};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(leaf);
        signature.update(probe);
        return signature.verify(signed);
    }

    private static byte[] pkcs8(TlsFiles files) throws IOException {
        String pem = new String(bounded(files.privateKey()), StandardCharsets.US_ASCII);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(
                    files.privateKey()
                            + " is not a PKCS#8 private key; `openssl pkcs8 -topk8 -nodes` makes"
                            + " one of it");
        }
        try {
            return Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw new IOException(files.privateKey() + " is not valid PEM", e);
        }
    }

    private static byte[] bounded(java.nio.file.Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is too large");
        }
        return Files.readAllBytes(file);
    }
}
