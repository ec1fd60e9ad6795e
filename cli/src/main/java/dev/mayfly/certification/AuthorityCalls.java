package dev.mayfly.certification;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations on certificate authorities, called.
public final class AuthorityCalls {

    private static final String TARGET = "Mayfly_20261124.";

    private final AuthorityClient client;

    public AuthorityCalls(AuthorityClient client) {
        this.client = client;
    }

    /// An authority. `trustAnchorArn` is empty for one that no trust anchor stands for.
    public record Authority(
            String name,
            String arn,
            String purpose,
            Instant notAfter,
            Duration usualLife,
            Duration longestLife,
            String trustAnchorArn,
            String listPath) {}

    /// A certificate that was just issued, as PEM.
    public record Issued(String pem, String serial, Instant notAfter, String trustAnchorArn) {}

    /// What the authority keeps of a certificate.
    public record Certificate(
            String serial,
            String authority,
            String subject,
            List<String> alternativeNames,
            Instant notAfter,
            Optional<Instant> revokedAt,
            String reason) {

        public Certificate {
            alternativeNames = List.copyOf(alternativeNames);
        }
    }

    /// How long a new authority and its certificates are good for; what is empty is left to it.
    public record Lives(
            Optional<Duration> authority, Optional<Duration> usual, Optional<Duration> longest) {}

    /// Makes an authority of machines.
    public Authority create(String name, Lives lives) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("Name", new Json.Text(name));
        lives.authority().ifPresent(life -> input.put("ValiditySeconds", seconds(life)));
        lives.usual().ifPresent(life -> input.put("DefaultCertificateSeconds", seconds(life)));
        lives.longest().ifPresent(life -> input.put("MaximumCertificateSeconds", seconds(life)));
        Json answer = call("CreateCertificateAuthority", input);
        return authority(answer.find("CertificateAuthority").orElseGet(Json.Nothing::new));
    }

    /// All authorities.
    public List<Authority> authorities() {
        return call("ListCertificateAuthorities", Map.of()).items("CertificateAuthorities").stream()
                .map(AuthorityCalls::authority)
                .toList();
    }

    /// What a certificate is to say.
    public record Wish(
            String commonName,
            List<String> dnsNames,
            List<String> uris,
            Optional<Duration> validity) {

        public Wish {
            dnsNames = List.copyOf(dnsNames);
            uris = List.copyOf(uris);
        }
    }

    /// A certificate for the key in the request.
    public Issued issue(String authority, String csr, Wish wish) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("CertificateAuthority", new Json.Text(authority));
        input.put("Csr", new Json.Text(csr));
        input.put("CommonName", new Json.Text(wish.commonName()));
        input.put("DnsNames", texts(wish.dnsNames()));
        input.put("Uris", texts(wish.uris()));
        wish.validity().ifPresent(life -> input.put("DurationSeconds", seconds(life)));
        Json answer = call("IssueCertificate", input);
        return new Issued(
                answer.at("Certificate"),
                answer.at("SerialNumber"),
                instant(answer, "NotAfter"),
                answer.at("TrustAnchorArn"));
    }

    /// Revokes, and says since when.
    public Instant revoke(String serial, Optional<String> reason) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("SerialNumber", new Json.Text(serial));
        reason.ifPresent(text -> input.put("Reason", new Json.Text(text)));
        return instant(call("RevokeCertificate", input), "RevokedAt");
    }

    /// All certificates that are kept, of one authority or of all.
    public List<Certificate> certificates(Optional<String> authority) {
        List<Certificate> all = new ArrayList<>();
        String next = "";
        do {
            Map<String, Json> input = new LinkedHashMap<>();
            authority.ifPresent(name -> input.put("CertificateAuthority", new Json.Text(name)));
            input.put("MaxResults", new Json.Numeric("1000"));
            if (!next.isEmpty()) {
                input.put("NextToken", new Json.Text(next));
            }
            Json page = call("ListCertificates", input);
            page.items("Certificates").forEach(json -> all.add(certificate(json)));
            next = page.at("NextToken");
        } while (!next.isEmpty());
        return all;
    }

    private static Authority authority(Json json) {
        return new Authority(
                json.at("Name"),
                json.at("Arn"),
                json.at("Purpose"),
                instant(json, "NotAfter"),
                Duration.ofSeconds(Long.parseLong(json.at("DefaultCertificateSeconds"))),
                Duration.ofSeconds(Long.parseLong(json.at("MaximumCertificateSeconds"))),
                json.at("TrustAnchorArn"),
                json.at("RevocationListPath"));
    }

    private static Certificate certificate(Json json) {
        return new Certificate(
                json.at("SerialNumber"),
                json.at("CertificateAuthority"),
                json.at("Subject"),
                json.items("AlternativeNames").stream()
                        .map(item -> item instanceof Json.Text(String text) ? text : "")
                        .toList(),
                instant(json, "NotAfter"),
                json.find("RevokedAt").map(_ -> instant(json, "RevokedAt")),
                json.at("Reason"));
    }

    private Json call(String operation, Map<String, Json> input) {
        return client.json("mayfly", TARGET + operation, new Json.Members(input));
    }

    private static Json seconds(Duration duration) {
        return new Json.Numeric(Long.toString(duration.toSeconds()));
    }

    private static Json texts(List<String> texts) {
        return new Json.Items(texts.stream().<Json>map(Json.Text::new).toList());
    }

    private static Instant instant(Json json, String name) {
        return Instant.ofEpochSecond(new BigDecimal(json.at(name)).longValue());
    }
}
