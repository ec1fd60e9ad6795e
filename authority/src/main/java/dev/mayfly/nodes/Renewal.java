package dev.mayfly.nodes;

import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.nodes.NodeRefusal.Kind;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/// Gives nodes their next certificates, and finds out when two machines hold one key. Thread-safe.
///
/// A node says which generation it holds and names its request; it writes the name down before it
/// sends. So there are three cases. It holds the newest generation: it gets the next. The newest
/// generation answers this very request: the answer was lost, and it gets the same again. It holds
/// an older one and this is another request: somebody else with its key went ahead, a copy or the
/// machine a backup was restored over. Which of the two is the machine nobody can tell, so the node
/// is locked.
public final class Renewal {

    private static final System.Logger LOG = System.getLogger(Renewal.class.getName());

    private final Directory directory;
    private final NodeCertificates certificates;
    private final NodeDoor door;

    public Renewal(Directory directory, NodeCertificates certificates, NodeDoor door) {
        this.directory = directory;
        this.certificates = certificates;
        this.door = door;
    }

    /// Which generation a node holds, and its own name for the request.
    public record Request(int generation, String requestId, String ip) {}

    /// The node with its next certificate, or with the one that answers this request already.
    ///
    /// `unused` throws when the request itself came before; it is asked once the certificate is
    /// known to be a node's.
    ///
    /// @throws NodeRefusedException when the certificate is none that may ask; `CLONED` when the
    ///   node was locked for it
    public Node renew(PresentedChain presented, Request request, Runnable unused, Instant now) {
        ProvenNode proven = door.holder(presented, request.ip(), now);
        unused.run();
        if (proven.node().enrolment().orElseThrow().voided()) {
            throw NodeRefusal.thrown(
                    Kind.RECOVER,
                    "no certificate of " + proven.node().name() + " counts since its unlock");
        }
        return advance(
                proven.node(),
                request,
                node -> {
                    Enrolment enrolment = node.enrolment().orElseThrow();
                    boolean newest =
                            enrolment.current().serial().equals(proven.serial())
                                    && enrolment.generation() == request.generation();
                    return newest ? Optional.of(node.recoveries()) : Optional.empty();
                },
                now);
    }

    /// Decides whether a request may have the node's next generation.
    @FunctionalInterface
    interface Entitled {

        /// The recoveries left then; empty when the request comes from another holder of the key.
        ///
        /// @throws NodeRefusedException when it may not for another reason
        Optional<Recoveries> next(Node node);
    }

    /// The next generation, the same answer again, or a lock.
    Node advance(Node node, Request request, Entitled entitled, Instant now) {
        PublicKey key = NodeCertificates.decoded(node.enrolment().orElseThrow().publicKey());
        Lazy signed = new Lazy(node, key);
        AccountState after =
                directory.update(state -> {
                    Node current = existing(state, node);
                    NodeDoor.requireUnlocked(current);
                    Enrolment enrolment = current.enrolment().orElseThrow();
                    if (repeated(enrolment, request, now)) {
                        return state;
                    }
                    return entitled.next(current)
                            .map(left -> current.allowed(left))
                            .map(next -> advanced(state, next, signed.get(), request, now))
                            .orElseGet(() ->
                                    state.withNodes(
                                            state.nodes().with(cloned(current, request, now))));
                });
        Node result = existing(after, node);
        result.lock()
                .ifPresent(lock -> {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "the node {0} is locked: {1}",
                            result.name(),
                            lock.reason());
                    throw NodeRefusal.thrown(Kind.CLONED, lock.reason());
                });
        return result;
    }

    private static boolean repeated(Enrolment enrolment, Request request, Instant now) {
        return !enrolment.voided()
                && enrolment.requestId().equals(request.requestId())
                && now.isBefore(enrolment.current().notAfter());
    }

    private static AccountState advanced(
            AccountState state,
            Node node,
            NodeCertificates.Signed signed,
            Request request,
            Instant now) {
        Enrolment next =
                node.enrolment().orElseThrow().next(signed.certificate(), request.requestId());
        return signed.keptIn(state)
                .withNodes(
                        state.nodes()
                                .with(
                                        node.enrolled(
                                                next,
                                                node.recoveries()
                                                        .after(signed.certificate().notAfter()),
                                                now)));
    }

    private static Node cloned(Node node, Request request, Instant now) {
        int newest = node.enrolment().orElseThrow().generation();
        return node.locked(
                new Node.Lock(
                        now,
                        ("its key came from %s with generation %d after generation %d was given"
                                        + " out: a copy of the machine, or a restored backup")
                                .formatted(request.ip(), request.generation(), newest),
                        true));
    }

    private static Node existing(AccountState state, Node node) {
        return state.nodes()
                .byId(node.id())
                .orElseThrow(() ->
                        NodeRefusal.thrown(
                                Kind.UNKNOWN, "the node " + node.name() + " was removed"));
    }

    /// A certificate that is signed when it is needed, and once.
    private final class Lazy {
        private final Node node;
        private final PublicKey key;
        private Optional<NodeCertificates.Signed> signed = Optional.empty();

        Lazy(Node node, PublicKey key) {
            this.node = node;
            this.key = key;
        }

        NodeCertificates.Signed get() {
            if (signed.isEmpty()) {
                signed = Optional.of(certificates.sign(node, key));
            }
            return signed.get();
        }
    }
}
