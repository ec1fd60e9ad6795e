package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.datadir.AdminClient;
import dev.mayfly.datadir.Announcement;
import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.session.Secret;
import dev.mayfly.terminal.Failure;
import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The authority that runs on a data directory of this machine, for whoever can enter it.
final class LocalAuthority {

    private final Path data;
    private final Announcement announcement;

    private LocalAuthority(Path data, Announcement announcement) {
        this.data = data;
        this.announcement = announcement;
    }

    /// The one that announced itself in `data`, if one did.
    static Optional<LocalAuthority> announced(Path data) {
        return DataDirectory.existing(data)
                .flatMap(Announcement::read)
                .map(announcement -> new LocalAuthority(data, announcement));
    }

    /// The one that runs on `data`.
    static LocalAuthority running(Path data) {
        return announced(data).orElseThrow(() -> none(data));
    }

    URI url() {
        return announcement.url();
    }

    String account() {
        return announcement.account();
    }

    String region() {
        return announcement.region();
    }

    Path data() {
        return data;
    }

    /// The SHA-256 hash of the public key in its TLS certificate, in hexadecimal, when nobody but
    /// itself vouches for it. One that an authority signed may change its key any month.
    Optional<String> tlsKey() {
        return announcement.tlsCertificate().flatMap(LocalAuthority::keyHash);
    }

    private static Optional<String> keyHash(Path pem) {
        try {
            X509Certificate certificate = Certificates.fromPem(Files.readString(pem)).getFirst();
            if (!certificate
                    .getIssuerX500Principal()
                    .equals(certificate.getSubjectX500Principal())) {
                return Optional.empty();
            }
            byte[] key = certificate.getPublicKey().getEncoded();
            return Optional.of(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key)));
        } catch (IOException
                | GeneralSecurityException
                | MalformedX509Exception
                | NoSuchElementException _) {
            throw Failure.trouble(
                    "the authority's TLS certificate `" + pem + "` cannot be read", "");
        }
    }

    /// Fresh administrator credentials in the form of `credential_process`.
    Json administratorCredentials() {
        return ask(Json.object(Map.of("ask", "administrator")));
    }

    /// The same, to sign with.
    CallerCredentials administrator() {
        Json json = administratorCredentials();
        return new CallerCredentials(
                json.at("AccessKeyId"),
                Secret.of(json.at("SecretAccessKey")),
                Secret.of(json.at("SessionToken")));
    }

    /// A client that calls as administrator.
    AuthorityClient asAdministrator(InstantSource clock) {
        return asAdministrator(administrator(), clock);
    }

    /// A client that calls with administrator credentials minted before.
    AuthorityClient asAdministrator(CallerCredentials credentials, InstantSource clock) {
        AuthorityClient client = new AuthorityClient(url(), region(), credentials, clock);
        return announcement.tlsCertificate().map(client::pinnedTo).orElse(client);
    }

    /// Whether somebody listens on the socket that was announced; one that was killed left it.
    boolean answers() {
        return new AdminClient(announcement.adminSocket()).answers();
    }

    /// Asks over the administrator's socket.
    Json ask(Json request) {
        try {
            return Json.parse(
                    new AdminClient(announcement.adminSocket()).ask(request.write(false)));
        } catch (IOException _) {
            throw none(data);
        } catch (IllegalArgumentException refusal) {
            throw Failure.refused(String.valueOf(refusal.getMessage()), "");
        }
    }

    private static Failure none(Path data) {
        return Failure.trouble(
                "no authority is running on `" + data + "`",
                "start one with `mayfly up`, or say where it is with --data DIR or MAYFLY_HOME");
    }
}
