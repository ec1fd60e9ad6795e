package dev.mayfly.agent.node;

import dev.mayfly.client.Json;
import dev.mayfly.nodes.Proofs;
import dev.mayfly.source.SourceException;
import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What the authority says a machine is: the answer to joining, renewing and recovering. It is
/// believed when its certificate is for the machine's own key and signed by the authority of nodes
/// that the machine knows.
record Enrolled(Json json, X509Certificate certificate, X509Certificate authority, int generation) {

    /// @throws SourceException when the answer is not what was asked for
    static Enrolled read(Json json, PublicKey key, String authorityPin) {
        try {
            X509Certificate certificate = one(json.at("Certificate"));
            X509Certificate authority = one(json.at("Authority"));
            if (!Proofs.pin(authority.getPublicKey()).equals(authorityPin)) {
                throw SourceException.refused(
                        "the answer comes from another authority of nodes than expected; nothing"
                                + " of it is used");
            }
            certificate.verify(authority.getPublicKey());
            if (!certificate.getPublicKey().equals(key)) {
                throw SourceException.refused("the certificate is for another key than ours");
            }
            return new Enrolled(
                    json, certificate, authority, Integer.parseInt(json.at("Generation")));
        } catch (MalformedX509Exception | GeneralSecurityException | NumberFormatException _) {
            throw SourceException.refused("the authority's answer cannot be used");
        }
    }

    private static X509Certificate one(String pem) {
        List<X509Certificate> found = Certificates.fromPem(pem);
        if (found.size() != 1) {
            throw new MalformedX509Exception("one certificate is expected");
        }
        return found.getFirst();
    }

    String text(String name) {
        String value = json.at(name);
        if (value.isEmpty()) {
            throw SourceException.refused("the authority's answer lacks " + name);
        }
        return value;
    }

    /// Keeps certificate and generation, in this order; a request that is pending is over then.
    void keep(NodeHome home) {
        home.write(NodeHome.AUTHORITY, Certificates.toPem(authority));
        home.write(NodeHome.CERTIFICATE, Certificates.toPem(certificate));
        home.write(NodeHome.GENERATION, generation + "\n");
        home.delete(NodeHome.PENDING);
    }
}
