package dev.mayfly.x509;

import java.io.ByteArrayInputStream;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/// Reads certificates and revocation lists strictly. Parsing is the JDK's; before it, the bytes
/// must be DER to the last one.
public final class Certificates {

    private static final String TYPE = "X.509";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String LIST = "X509 CRL";

    private Certificates() {}

    /// One certificate.
    ///
    /// @throws MalformedX509Exception when the bytes are not exactly one
    public static X509Certificate fromDer(byte[] der) {
        Der.parse(der).as(Der.SEQUENCE);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance(TYPE)
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException _) {
            throw new MalformedX509Exception("it is no X.509 certificate");
        }
    }

    /// The certificates of a PEM file, in order; none is an empty list.
    ///
    /// @throws MalformedX509Exception when a block is no certificate
    public static List<X509Certificate> fromPem(String pem) {
        return Pem.blocks(pem, CERTIFICATE).stream().map(Certificates::fromDer).toList();
    }

    /// The one revocation list of a PEM file.
    ///
    /// @throws MalformedX509Exception when there is not exactly one
    public static X509CRL revocationList(String pem) {
        List<byte[]> blocks = Pem.blocks(pem, LIST);
        if (blocks.size() != 1) {
            throw new MalformedX509Exception("the file does not hold exactly one X509 CRL");
        }
        return revocationListFromDer(blocks.getFirst());
    }

    /// One revocation list.
    ///
    /// @throws MalformedX509Exception when the bytes are not exactly one
    public static X509CRL revocationListFromDer(byte[] der) {
        Der.parse(der).as(Der.SEQUENCE);
        try {
            return (X509CRL)
                    CertificateFactory.getInstance(TYPE).generateCRL(new ByteArrayInputStream(der));
        } catch (CRLException | CertificateException _) {
            throw new MalformedX509Exception("it is no X.509 certificate revocation list");
        }
    }

    /// The certificate as a PEM block.
    public static String toPem(X509Certificate certificate) {
        return Pem.block(CERTIFICATE, encoded(certificate));
    }

    /// The revocation list as a PEM block.
    public static String toPem(X509CRL list) {
        return Pem.block(LIST, encoded(list));
    }

    /// The revocation list's bytes.
    public static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException("a list that was parsed has its bytes", e);
        }
    }

    /// The certificate's bytes.
    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was parsed has its bytes", e);
        }
    }
}
