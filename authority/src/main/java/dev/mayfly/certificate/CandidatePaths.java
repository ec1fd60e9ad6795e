package dev.mayfly.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// The ways from an end entity to the certificates of a trust anchor, by names alone: signatures
/// are the validator's business. Other certificates that were sent along are passed over.
final class CandidatePaths {

    /// What a caller may make us try; honest chains have one way, cross-signed ones two or three.
    private static final int MAX_PATHS = 8;

    /// A way: the end entity and the intermediates, and the anchor's certificate they lead to.
    record Path(List<X509Certificate> certificates, X509Certificate anchor) {

        Path {
            certificates = List.copyOf(certificates);
        }
    }

    private final List<X509Certificate> others;
    private final List<X509Certificate> anchors;
    private final List<Path> found = new ArrayList<>();

    private CandidatePaths(List<X509Certificate> others, List<X509Certificate> anchors) {
        this.others = others;
        this.anchors = anchors;
    }

    static List<Path> of(PresentedChain presented, List<X509Certificate> anchors) {
        CandidatePaths paths = new CandidatePaths(presented.others(), anchors);
        paths.extend(List.of(presented.endEntity()));
        return paths.found;
    }

    private void extend(List<X509Certificate> soFar) {
        X500Principal issuer = soFar.getLast().getIssuerX500Principal();
        for (X509Certificate anchor : anchors) {
            if (found.size() < MAX_PATHS && anchor.getSubjectX500Principal().equals(issuer)) {
                found.add(new Path(soFar, anchor));
            }
        }
        for (X509Certificate next : others) {
            if (found.size() < MAX_PATHS
                    && next.getSubjectX500Principal().equals(issuer)
                    && !soFar.contains(next)
                    && !anchors.contains(next)) {
                List<X509Certificate> longer = new ArrayList<>(soFar);
                longer.add(next);
                extend(longer);
            }
        }
    }
}
