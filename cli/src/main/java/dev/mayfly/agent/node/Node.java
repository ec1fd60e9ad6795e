package dev.mayfly.agent.node;

import dev.mayfly.client.Json;
import dev.mayfly.nodes.NodeRefusal;
import dev.mayfly.nodes.Proofs;
import dev.mayfly.source.CertificateKey;
import dev.mayfly.source.CertificateSource;
import dev.mayfly.source.SessionRequest;
import dev.mayfly.source.SourceException;
import dev.mayfly.x509.Certificates;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// This machine as a node, once it joined: its key and certificate, sessions by them, and the next
/// certificate. Thread-safe, also between processes.
///
/// A request for a certificate has a name that is on disk before it is sent. When the answer is
/// lost, or the machine stops half-way, the same request is made again and gets the same answer;
/// under a new name it would look like a second machine with the same key.
public final class Node {

    private static final int REQUEST_ID_BYTES = 18;

    private static final Duration USUAL_LIFE = Duration.ofHours(1);

    private final NodeHome home;
    private final InstantSource clock;
    private final SecureRandom random;
    private final NodeIdentity identity;

    /// A thousand tasks ask by its connections.
    private final CertificateSource sessions;

    private final ReentrantLock renewing = new ReentrantLock();

    /// The node that this machine is.
    ///
    /// @throws SourceException when it has not joined, or others may enter the directory
    public Node(NodeHome home, InstantSource clock, SecureRandom random) {
        home.requirePrivate();
        this.home = home;
        this.clock = clock;
        this.random = random;
        this.identity = NodeIdentity.read(home);
        String profile = identity.instanceProfileArn();
        this.sessions =
                new CertificateSource(
                        this::key,
                        identity.endpoint(home),
                        request(identity, profile, profile, USUAL_LIFE),
                        clock);
    }

    public NodeIdentity identity() {
        return identity;
    }

    /// The key and the certificate as they are on disk now.
    ///
    /// @throws SourceException when they are damaged
    public CertificateKey key() {
        return new CertificateKey(NodeKey.of(home).secret(), List.of(certificate()));
    }

    /// The certificate as it is on disk now.
    public X509Certificate certificate() {
        return onlyOne(NodeHome.CERTIFICATE);
    }

    /// The certificate of the authority of nodes.
    public X509Certificate authority() {
        return onlyOne(NodeHome.AUTHORITY);
    }

    /// How many certificates it had.
    public int generation() {
        try {
            return Integer.parseInt(home.required(NodeHome.GENERATION).strip());
        } catch (NumberFormatException _) {
            throw SourceException.refused("the file `generation` is damaged");
        }
    }

    /// Sessions for the role, by the node's instance profile.
    public CertificateSource instanceSource(String roleArn) {
        return source(identity.instanceProfileArn(), roleArn);
    }

    /// Sessions for the role, by the profile or task of that ARN.
    public CertificateSource source(String profileArn, String roleArn) {
        return source(profileArn, roleArn, USUAL_LIFE);
    }

    /// The same for as long as this, where the role and our certificate allow.
    public CertificateSource source(String profileArn, String roleArn, Duration life) {
        return sessions.asking(request(identity, profileArn, roleArn, life));
    }

    private static SessionRequest request(
            NodeIdentity identity, String profileArn, String roleArn, Duration life) {
        return new SessionRequest(
                identity.trustAnchorArn(),
                profileArn,
                roleArn,
                Optional.of(life),
                Optional.empty());
    }

    /// A way to the authority for operations that the node signs with [#key()].
    public NodeWire wire() {
        return new NodeWire(identity.endpoint(home), clock);
    }

    /// When the next certificate is due: at half of this one's life.
    public Instant due() {
        X509Certificate current = certificate();
        Instant start = current.getNotBefore().toInstant();
        Instant end = current.getNotAfter().toInstant();
        return start.plus(Duration.between(start, end).dividedBy(2));
    }

    /// Whether a request was made whose answer is not on disk.
    public boolean pending() {
        return home.read(NodeHome.PENDING).isPresent();
    }

    /// Gets the next certificate: by the present one, or when that is over by the bare key.
    ///
    /// @throws SourceException when it is refused, or nobody answers
    public void renew() {
        boolean _ =
                alone(() -> {
                    renewAlone();
                    return true;
                });
    }

    /// Renews when it is due and no other process did meanwhile.
    ///
    /// @return whether there is a newer certificate
    public boolean renewWhereDue() {
        return alone(() -> {
            if (!pending() && clock.instant().isBefore(due())) {
                return false;
            }
            renewAlone();
            return true;
        });
    }

    private boolean alone(Supplier<Boolean> work) {
        renewing.lock();
        try {
            return home.alone(work);
        } finally {
            renewing.unlock();
        }
    }

    private void renewAlone() {
        String requestId = home.read(NodeHome.PENDING).orElseGet(this::newRequest).strip();
        try (NodeWire wire = wire()) {
            boolean over = !clock.instant().isBefore(certificate().getNotAfter().toInstant());
            Json answer = over ? recovered(wire, requestId) : renewed(wire, requestId);
            Enrolled.read(answer, NodeKey.of(home).shared(), Proofs.pin(authority().getPublicKey()))
                    .keep(home);
        }
    }

    private Json renewed(NodeWire wire, String requestId) {
        try {
            return wire.signed("RenewNode", request(requestId), key());
        } catch (SourceException e) {
            if (mustRecover(e)) {
                return recovered(wire, requestId);
            }
            throw e;
        }
    }

    private static boolean mustRecover(SourceException e) {
        return e.isRefusal()
                && (e.reason().contains(NodeRefusal.Kind.RECOVER.callerText())
                        || e.reason().contains(NodeRefusal.Kind.LAPSED.callerText()));
    }

    private Json recovered(NodeWire wire, String requestId) {
        String challenge =
                wire.unsigned("ChallengeNode", Json.object(Map.of("NodeName", identity.name())))
                        .at("Challenge");
        byte[] text = Proofs.recoveryText(identity.name(), challenge, generation(), requestId);
        Map<String, Json> input = new LinkedHashMap<>(request(requestId).values());
        input.put("NodeName", new Json.Text(identity.name()));
        input.put("Challenge", new Json.Text(challenge));
        input.put("Signature", new Json.Text(NodeKey.of(home).sign(text)));
        return wire.unsigned("RecoverNode", new Json.Members(input));
    }

    private Json.Members request(String requestId) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("Generation", new Json.Numeric(Integer.toString(generation())));
        input.put("RequestId", new Json.Text(requestId));
        return new Json.Members(input);
    }

    private String newRequest() {
        byte[] bytes = new byte[REQUEST_ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        home.write(NodeHome.PENDING, id + "\n");
        return id;
    }

    private X509Certificate onlyOne(String file) {
        List<X509Certificate> found = Certificates.fromPem(home.required(file));
        if (found.size() != 1) {
            throw SourceException.refused("`" + home.file(file) + "` is damaged");
        }
        return found.getFirst();
    }
}
