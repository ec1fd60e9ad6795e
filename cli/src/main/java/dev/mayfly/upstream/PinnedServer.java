package dev.mayfly.upstream;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes a server for a key: its own, or that of an authority which vouches for it by name.
final class PinnedServer extends X509ExtendedTrustManager {

    private final Predicate<X509Certificate> known;
    private final List<X509Certificate> authorities;

    private PinnedServer(Predicate<X509Certificate> known, List<X509Certificate> authorities) {
        this.known = known;
        this.authorities = authorities;
    }

    /// By hash of the key. Authorities are found in the chain that is shown.
    static PinnedServer byKey(Set<String> sha256) {
        return new PinnedServer(c -> sha256.contains(hash(c.getPublicKey())), List.of());
    }

    /// By certificate. An authority need not be in the chain that is shown.
    static PinnedServer byCertificate(List<X509Certificate> certificates) {
        return new PinnedServer(certificates::contains, certificates);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        if (chain.length > 0 && known.test(chain[0])) {
            chain[0].checkValidity();
            return;
        }
        List<X509Certificate> anchors = anchors(chain);
        if (anchors.isEmpty()) {
            throw new CertificateException("the server shows another key than the pinned one");
        }
        ContextMaker.manager(anchors).checkServerTrusted(chain, type, engine);
    }

    private List<X509Certificate> anchors(X509Certificate[] chain) {
        return authorities.isEmpty()
                ? Arrays.stream(chain).skip(1).filter(known).toList()
                : authorities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("connections are made by engines here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("a server is judged with its name");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("no server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("no server here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(X509Certificate[]::new);
    }

    private static String hash(PublicKey key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
