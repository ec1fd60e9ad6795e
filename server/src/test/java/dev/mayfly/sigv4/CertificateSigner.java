package dev.mayfly.sigv4;

import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Signs as AWS's helper and awslabs' Python client do, written from their documented process and
/// sharing nothing with the verifier.
record CertificateSigner(KeyPair keys, X509Certificate certificate, Instant time) {

    private static final BigInteger SERIAL = new BigInteger("1f71c5114a119fc0cc5a5a52fb3720ad", 16);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Map<String, String> ARNS =
            new TreeMap<>(
                    Map.of(
                            "profileArn", "arn:aws:rolesanywhere:us-east-1:000000000000:profile/p",
                            "roleArn", "arn:aws:iam::000000000000:role/deploy/r",
                            "trustAnchorArn",
                                    "arn:aws:rolesanywhere:us-east-1:000000000000:trust-anchor/t"));

    /// A signer with a self-signed certificate; `key` is `rsa2048`, `p256` and so on.
    static CertificateSigner with(String key, Instant time) {
        try {
            KeyPair keys = keys(key);
            String algorithm = key.startsWith("rsa") ? "SHA256withRSA" : "SHA256withECDSA";
            X500Name name = new X500Name("CN=node1");
            X509Certificate certificate =
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    new JcaX509v3CertificateBuilder(
                                                    name,
                                                    SERIAL,
                                                    Date.from(time.minusSeconds(60)),
                                                    Date.from(time.plusSeconds(60)),
                                                    name,
                                                    keys.getPublic())
                                            .build(
                                                    new JcaContentSignerBuilder(algorithm)
                                                            .build(keys.getPrivate())));
            return new CertificateSigner(keys, certificate, time);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(String key) throws GeneralSecurityException {
        if (key.startsWith("rsa")) {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(Integer.parseInt(key.substring(3)));
            return rsa.generateKeyPair();
        }
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp" + key.substring(1) + "r1"));
        return ec.generateKeyPair();
    }

    /// ARNs in the query, retry headers signed, JSON.
    WireRequest asHelper(List<X509Certificate> chain) {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("amz-sdk-invocation-id", "5e783fdb-c4cb-4d1a-a3e7-1d2b96465cb7");
        headers.put("amz-sdk-request", "attempt=1; max=3");
        headers.put("content-type", "application/json");
        headers.put("host", "127.0.0.1:18471");
        if (!chain.isEmpty()) {
            headers.put(
                    "x-amz-x509-chain",
                    chain.stream().map(this::base64).collect(Collectors.joining(",")));
        }
        String query =
                ARNS.entrySet().stream()
                        .map(e ->
                                e.getKey()
                                        + "="
                                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return signed(query, headers, "{\"durationSeconds\":900}", algorithm() + "-SHA256");
    }

    /// ARNs in the body, AWS's own host, another content type.
    WireRequest asPythonClient() {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/x-amz-json-1.0");
        headers.put("host", "rolesanywhere.us-east-1.amazonaws.com");
        String body =
                ARNS.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\": \"" + e.getValue() + "\"")
                        .collect(Collectors.joining(", ", "{\"durationSeconds\": 3600, ", "}"));
        return signed("", headers, body, algorithm() + "-SHA256");
    }

    String algorithm() {
        return keys.getPrivate().getAlgorithm().equals("RSA") ? "AWS4-X509-RSA" : "AWS4-X509-ECDSA";
    }

    /// Signs these headers and whatever the form needs.
    WireRequest signed(String query, Map<String, String> chosen, String body, String algorithm) {
        TreeMap<String, String> headers = new TreeMap<>(chosen);
        String date = FORMAT.format(time);
        headers.put("x-amz-date", date);
        headers.put("x-amz-x509", base64(certificate));
        String names = String.join(";", headers.keySet());
        String canonical =
                "POST\n/sessions\n"
                        + query
                        + "\n"
                        + headers.entrySet().stream()
                                .map(e -> e.getKey() + ":" + e.getValue() + "\n")
                                .collect(Collectors.joining())
                        + "\n"
                        + names
                        + "\n"
                        + sha256(body);
        String scope = date.substring(0, 8) + "/us-east-1/rolesanywhere/aws4_request";
        String toSign = algorithm + "\n" + date + "\n" + scope + "\n" + sha256(canonical);
        Headers.Builder sent = new Headers.Builder();
        headers.forEach(sent::add);
        sent.add(
                "authorization",
                algorithm
                        + " Credential="
                        + certificate.getSerialNumber()
                        + "/"
                        + scope
                        + ", SignedHeaders="
                        + names
                        + ", Signature="
                        + signature(toSign));
        return request(query, sent.build(), body);
    }

    static WireRequest request(String query, Headers headers, String body) {
        return new WireRequest(
                "POST",
                "/sessions",
                query,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                new WireRequest.Peer("192.0.2.7", false, Optional.empty(), Optional.empty()));
    }

    private String signature(String text) {
        try {
            Signature engine =
                    Signature.getInstance(
                            keys.getPrivate().getAlgorithm().equals("RSA")
                                    ? "SHA256withRSA"
                                    : "SHA256withECDSA");
            engine.initSign(keys.getPrivate());
            engine.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(engine.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String base64(X509Certificate any) {
        try {
            return Base64.getEncoder().encodeToString(any.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
