package dev.mayfly.agent.metadata;

import dev.mayfly.client.Json;
import dev.mayfly.source.CertificateKey;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The instance identity document and its signatures by the node's key.
///
/// EC2 signs with keys of AWS's, RSA (and DSA for `/pkcs7`); whoever verifies has their
/// certificates. A node signs with its own key, P-256, and sends its certificate along: whoever
/// trusts the authority's node CA verifies with that. So `/signature` is ECDSA with SHA-256 over
/// the document, and `/pkcs7` and `/rsa2048` are the same PKCS #7 message. It proves what a node
/// says of itself, nothing more: the certificate names the node, not the document.
///
/// Source: EC2 User Guide, "Instance identity documents", read 2026-11.
final class IdentityDocument {

    /// There is no type to tell.
    static final String INSTANCE_TYPE = "mayfly";

    private static final int LINE = 64;

    private final String text;
    private final Supplier<CertificateKey> key;

    IdentityDocument(Instance instance, Supplier<CertificateKey> key) {
        this.text = write(instance);
        this.key = key;
    }

    String text() {
        return text;
    }

    /// Base64 of the signature over the document's bytes.
    String signature() {
        return lines(key.get().sign(bytes()));
    }

    /// Base64 of a PKCS #7 message: document, signature and certificates in one.
    String pkcs7() {
        return lines(Pkcs7.signed(bytes(), key.get()));
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(byte[] der) {
        byte[] newline = {'\n'};
        return Base64.getMimeEncoder(LINE, newline).encodeToString(der);
    }

    private static String write(Instance instance) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("accountId", new Json.Text(instance.account()));
        members.put("architecture", new Json.Text(instance.machine().architecture()));
        members.put("availabilityZone", new Json.Text(instance.availabilityZone()));
        members.put("billingProducts", new Json.Nothing());
        members.put("devpayProductCodes", new Json.Nothing());
        members.put("marketplaceProductCodes", new Json.Nothing());
        members.put("imageId", new Json.Nothing());
        members.put("instanceId", new Json.Text(instance.instanceId()));
        members.put("instanceType", new Json.Text(INSTANCE_TYPE));
        members.put("kernelId", new Json.Nothing());
        members.put(
                "pendingTime",
                new Json.Text(instance.started().truncatedTo(ChronoUnit.SECONDS).toString()));
        members.put("privateIp", new Json.Text(instance.machine().ipv4().getHostAddress()));
        members.put("ramdiskId", new Json.Nothing());
        members.put("region", new Json.Text(instance.region()));
        members.put("version", new Json.Text("2017-09-30"));
        return new Json.Members(members).write(true);
    }
}
