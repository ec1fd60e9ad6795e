package dev.mayfly.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers paths that PKIX found to hold, certificate by certificate, so that a machine that
/// comes every hour costs the signatures of its path once. What changes with time is not
/// remembered: the verifier asks for validity and revocation on every call. Only what held is kept,
/// so nobody can fill it with certificates of his own making. Thread-safe.
///
/// INVARIANT: that a path holds depends on its certificates, the anchor's and the time of their
/// validity, and on nothing else: no policies, no key usage periods, no revocation in PKIX.
final class ProvenPaths {

    private static final int CAPACITY = 8192; // certificates are about 1 kB each

    private final Set<List<X509Certificate>> held = ConcurrentHashMap.newKeySet();

    boolean holds(CandidatePaths.Path path) {
        return held.contains(key(path));
    }

    void remember(CandidatePaths.Path path) {
        if (held.size() >= CAPACITY) {
            held.clear(); // proving anew is cheap enough; an order of use would cost every call
        }
        held.add(key(path));
    }

    private static List<X509Certificate> key(CandidatePaths.Path path) {
        List<X509Certificate> key = new ArrayList<>(path.certificates());
        key.add(path.anchor());
        return key;
    }
}
