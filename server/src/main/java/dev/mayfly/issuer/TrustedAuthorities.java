package dev.mayfly.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The certificate authorities an issuer's TLS chain may end at: the JDK's, and those of a bundle
/// the owner gave.
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /// A context for connections to issuers.
    ///
    /// @param bundle PEM certificates
    /// @throws IllegalArgumentException when the bundle cannot be read or holds no certificate
    static SSLContext context(Optional<Path> bundle) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, bundle.isPresent() ? joined(bundle.get()) : null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificate bundle cannot be read", e);
        }
    }

    private static TrustManager[] joined(Path bundle) throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        int number = 0;
        for (X509Certificate known : known()) {
            authorities.setCertificateEntry("jdk-" + number++, known);
        }
        Collection<? extends Certificate> added = read(bundle);
        if (added.isEmpty()) {
            throw new IllegalArgumentException("the certificate bundle holds no certificate");
        }
        for (Certificate one : added) {
            authorities.setCertificateEntry("bundle-" + number++, one);
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static Collection<? extends Certificate> read(Path bundle)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
