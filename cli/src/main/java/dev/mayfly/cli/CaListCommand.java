package dev.mayfly.cli;

import dev.mayfly.certification.AuthorityCalls;
import dev.mayfly.certification.AuthorityCalls.Authority;
import dev.mayfly.certification.AuthorityCalls.Certificate;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mayfly ca list`: the authorities, and what they issued.
@Command(name = "list", description = "Shows the authorities and the certificates they issued.")
final class CaListCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Mixin private FormatOption format = new FormatOption();

    CaListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        List<Authority> authorities;
        List<Certificate> certificates;
        try (AuthorityClient client = authority.client(surroundings)) {
            AuthorityCalls calls = new AuthorityCalls(client);
            authorities = calls.authorities();
            certificates = authorities.isEmpty() ? List.of() : calls.certificates(Optional.empty());
        }
        if (format.json()) {
            surroundings.terminal().say(json(authorities, certificates).write(true));
        } else {
            text(authorities, certificates);
        }
    }

    private void text(List<Authority> authorities, List<Certificate> certificates) {
        Terminal terminal = surroundings.terminal();
        if (authorities.isEmpty()) {
            terminal.note("no authority yet; `" + terminal.command() + " ca init` makes one");
            return;
        }
        Table table = new Table("AUTHORITY", "FOR", "GOOD UNTIL", "CERTIFICATES", "TRUST ANCHOR");
        for (Authority one : authorities) {
            table.row(
                    one.name(),
                    one.purpose().toLowerCase(Locale.ROOT),
                    one.notAfter().toString(),
                    Lifetime.words(one.usualLife())
                            + ", at most "
                            + Lifetime.words(one.longestLife()),
                    one.trustAnchorArn().isEmpty() ? "-" : one.trustAnchorArn());
        }
        table.print(terminal);
        if (!certificates.isEmpty()) {
            terminal.say("");
            table(certificates).print(terminal);
        }
    }

    private Table table(List<Certificate> certificates) {
        Instant now = surroundings.outside().clock().instant();
        Table table = new Table("SERIAL", "AUTHORITY", "SUBJECT", "GOOD UNTIL", "STATE");
        for (Certificate one : certificates) {
            table.row(
                    one.serial(),
                    one.authority(),
                    one.subject(),
                    one.notAfter().toString(),
                    state(one, now));
        }
        return table;
    }

    private static String state(Certificate certificate, Instant now) {
        if (certificate.revokedAt().isPresent()) {
            return "revoked " + certificate.revokedAt().get();
        }
        return now.isAfter(certificate.notAfter()) ? "expired" : "good";
    }

    private Json json(List<Authority> authorities, List<Certificate> certificates) {
        Instant now = surroundings.outside().clock().instant();
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("Authorities", new Json.Items(authorities.stream().map(this::json).toList()));
        all.put(
                "Certificates",
                new Json.Items(certificates.stream().map(one -> json(one, now)).toList()));
        return new Json.Members(all);
    }

    private Json json(Authority one) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Name", one.name());
        members.put("Arn", one.arn());
        members.put("Purpose", one.purpose());
        members.put("NotAfter", one.notAfter().toString());
        members.put("DefaultCertificateLife", Lifetime.words(one.usualLife()));
        members.put("MaximumCertificateLife", Lifetime.words(one.longestLife()));
        if (!one.trustAnchorArn().isEmpty()) {
            members.put("TrustAnchorArn", one.trustAnchorArn());
        }
        return Json.object(members);
    }

    private static Json json(Certificate one, Instant now) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("SerialNumber", new Json.Text(one.serial()));
        members.put("CertificateAuthority", new Json.Text(one.authority()));
        members.put("Subject", new Json.Text(one.subject()));
        members.put(
                "AlternativeNames",
                new Json.Items(one.alternativeNames().stream().<Json>map(Json.Text::new).toList()));
        members.put("NotAfter", new Json.Text(one.notAfter().toString()));
        members.put("Expired", new Json.Flag(now.isAfter(one.notAfter())));
        one.revokedAt()
                .ifPresent(at -> {
                    members.put("RevokedAt", new Json.Text(at.toString()));
                    members.put("Reason", new Json.Text(one.reason()));
                });
        return new Json.Members(members);
    }
}
