package dev.mayfly.wiring;

import dev.mayfly.identity.AccountId;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How one process runs; what the authority holds (roles, policies, providers) is not here.
///
/// `publicUrl` is how clients reach us where that differs from the listener, and the issuer of
/// outbound tokens.
public record Settings(
        Path data,
        Listen listen,
        Optional<Tls> tls,
        Optional<URI> publicUrl,
        AccountId account,
        String region,
        Store store,
        Providers providers,
        boolean developmentIssuer,
        Level logLevel) {

    /// PEM files: the certificate chain, leaf first, and its PKCS #8 key.
    public record Tls(Path certificate, Path key) {}

    /// Where state and trail are kept. An empty `postgres` means SQLite in the data directory.
    /// `durableTrail` false answers before the event is on disk: for measuring what that costs.
    /// `keyFile` holds the key-encryption key, where that is not the data directory's own.
    public record Store(
            Optional<String> postgres,
            int poolSize,
            boolean durableTrail,
            Optional<Path> keyFile) {}

    /// How identity providers are reached: the extra certificate authorities trusted for them, the
    /// issuers that may live at private addresses, the time one call may take, and how long the
    /// last good keys serve while a provider is away.
    public record Providers(
            Optional<Path> caBundle,
            List<String> internalIssuers,
            Duration timeout,
            Duration outageTolerance) {
        public Providers {
            internalIssuers = List.copyOf(internalIssuers);
        }
    }

    public Settings {
        if (!listen.loopback() && tls.isEmpty()) {
            throw new SettingsException(
                    "`" + listen + "` is reachable from other machines and needs TLS",
                    "give --tls-cert and --tls-key, or listen on 127.0.0.1 behind a TLS proxy");
        }
        if (!listen.loopback() && developmentIssuer) {
            throw new SettingsException(
                    "the development issuer vouches for anybody and runs on loopback only",
                    "leave `dev-issuer` out, or listen on 127.0.0.1");
        }
    }
}
