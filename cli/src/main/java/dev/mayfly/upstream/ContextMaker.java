package dev.mayfly.upstream;

import dev.mayfly.client.UnreachableException;
import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Makes TLS contexts out of [Trust].
final class ContextMaker {

    private ContextMaker() {}

    static SSLContext context(Trust trust) {
        try {
            return switch (trust) {
                case Trust.OfTheSystem _ -> SSLContext.getDefault();
                case Trust.OfAFile(Path pem) -> trusting(manager(authorities(pem)));
                case Trust.OfCertificates(List<X509Certificate> certificates) ->
                        trusting(PinnedServer.byCertificate(certificates));
                case Trust.OfKeys keys -> trusting(PinnedServer.byKey(keys.sha256()));
            };
        } catch (GeneralSecurityException e) {
            throw new UnreachableException("TLS cannot be set up on this machine", e);
        }
    }

    private static SSLContext trusting(TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return context;
    }

    /// The JDK's path validation, names included, to these anchors.
    static X509ExtendedTrustManager manager(List<X509Certificate> anchors)
            throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("anchor" + i, anchors.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private static List<X509Certificate> authorities(Path pem) {
        try {
            List<X509Certificate> found = Certificates.fromPem(Files.readString(pem));
            if (!found.isEmpty()) {
                return found;
            }
            throw new UnreachableException("`" + pem + "` holds no certificate", new IOException());
        } catch (IOException | MalformedX509Exception e) {
            throw new UnreachableException("the authorities in `" + pem + "` cannot be read", e);
        }
    }
}
