package dev.mayfly.certificate;

import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.cert.X509Certificate;
import java.util.List;

/// The certificates a caller sent along, read and not verified: its own, and those that may lead to
/// a trust anchor, in any order.
public record PresentedChain(X509Certificate endEntity, List<X509Certificate> others) {

    /// Source: IAM Roles Anywhere User Guide, "The IAM Roles Anywhere authentication process".
    public static final int MAX_OTHERS = 5;

    public PresentedChain {
        others = List.copyOf(others);
        if (others.size() > MAX_OTHERS) {
            throw new MalformedX509Exception(
                    "the chain holds more than " + MAX_OTHERS + " certificates");
        }
    }

    /// Reads what a caller sent.
    ///
    /// @throws MalformedX509Exception when one of them is no certificate in DER
    public static PresentedChain parse(byte[] endEntity, List<byte[]> others) {
        return new PresentedChain(
                Certificates.fromDer(endEntity),
                others.stream().map(Certificates::fromDer).toList());
    }
}
