package dev.mayfly.agent.node;

import dev.mayfly.client.Json;
import dev.mayfly.nodes.JoinTokenText;
import dev.mayfly.nodes.Proofs;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Makes this machine a node: its key, then the proof of a join token, then the first certificate.
/// Run again with the same token it goes on where it stopped, with the same key.
///
/// The token never leaves the machine. Whoever sits between gets a signature over the machine's own
/// key, which is worth nothing for another one; and an answer that the authority named in the token
/// did not sign is not used.
public final class Join {

    private final NodeHome home;
    private final InstantSource clock;
    private final SecureRandom random;

    public Join(NodeHome home, InstantSource clock, SecureRandom random) {
        this.home = home;
        this.clock = clock;
        this.random = random;
    }

    /// Where to join. `serverAuthorities` is the PEM of who vouches for the server, empty without.
    public record At(Endpoint endpoint, NodeIdentity.Tls tls, String serverAuthorities) {}

    /// Joins, and answers who the machine is now.
    ///
    /// @throws SourceException when the machine has joined already, is refused, or nobody answers
    public NodeIdentity join(At at, JoinTokenText token) {
        home.create();
        return home.alone(() -> {
            if (home.joined()) {
                throw SourceException.refused(
                        "this machine is the node `"
                                + NodeIdentity.read(home).name()
                                + "` already; to make it another, remove the node and the"
                                + " directory `"
                                + home.directory()
                                + "`");
            }
            if (!at.serverAuthorities().isEmpty()) {
                home.write(NodeHome.SERVER_AUTHORITIES, at.serverAuthorities());
            }
            NodeKey key = NodeKey.of(home, random);
            return kept(at, asked(at, token, key));
        });
    }

    private Enrolled asked(At at, JoinTokenText token, NodeKey key) {
        try (NodeWire wire = new NodeWire(at.endpoint(), clock)) {
            Json answer =
                    wire.unsigned(
                            "JoinNode",
                            Json.object(
                                    Map.of(
                                            "TokenId",
                                            token.id(),
                                            "CertificateRequest",
                                            key.certificateRequest(),
                                            "Proof",
                                            Proofs.join(token, key.shared()))));
            return Enrolled.read(answer, key.shared(), token.pin());
        }
    }

    private NodeIdentity kept(At at, Enrolled enrolled) {
        List<String> taskRoles =
                enrolled.json().items("TaskRoleArns").stream().map(Json::at).toList();
        NodeIdentity identity =
                new NodeIdentity(
                        enrolled.text("NodeName"),
                        enrolled.text("NodeId"),
                        enrolled.text("InstanceId"),
                        at.endpoint().url(),
                        enrolled.text("Region"),
                        enrolled.text("AccountId"),
                        enrolled.text("TrustAnchorArn"),
                        enrolled.text("InstanceProfileArn"),
                        taskRoles,
                        at.tls());
        enrolled.keep(home);
        home.write(NodeHome.IDENTITY, identity.json());
        return identity;
    }
}
