package dev.mayfly.http;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Serves the certificate that lies in the files now: a renewed one is taken up by the handshakes
/// that follow, without a restart. When the new files cannot be read, the old certificate stays.
/// Thread-safe.
final class ReloadingKeyManager extends X509ExtendedKeyManager {

    private static final System.Logger LOG = System.getLogger(ReloadingKeyManager.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final TlsFiles files;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Loaded loaded;
    private volatile Instant lookAgainAt;

    private record Loaded(PemIdentity identity, FileTime certificateTime, FileTime keyTime) {
        String alias() {
            return identity.key().getAlgorithm();
        }
    }

    ReloadingKeyManager(TlsFiles files, InstantSource clock) throws IOException {
        this.files = files;
        this.clock = clock;
        this.loaded = load(files);
        this.lookAgainAt = clock.instant().plus(LOOK_EVERY);
    }

    private static Loaded load(TlsFiles files) throws IOException {
        FileTime certificateTime = Files.getLastModifiedTime(files.certificate());
        FileTime keyTime = Files.getLastModifiedTime(files.privateKey());
        return new Loaded(PemIdentity.read(files), certificateTime, keyTime);
    }

    private void lookForNew() {
        Instant now = clock.instant();
        if (now.isBefore(lookAgainAt) || !looking.tryLock()) {
            return;
        }
        try {
            lookAgainAt = now.plus(LOOK_EVERY);
            Loaded current = loaded;
            if (!Files.getLastModifiedTime(files.certificate()).equals(current.certificateTime)
                    || !Files.getLastModifiedTime(files.privateKey()).equals(current.keyTime)) {
                loaded = load(files);
                LOG.log(Level.INFO, "the new TLS certificate is in use");
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the TLS certificate stays the old one: {0}", e.getMessage());
        } finally {
            looking.unlock();
        }
    }

    private @Nullable String alias(String keyType) {
        lookForNew();
        String alias = loaded.alias();
        return keyType.startsWith(alias) ? alias : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {loaded.alias()};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return loaded.identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return loaded.identity.key();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
