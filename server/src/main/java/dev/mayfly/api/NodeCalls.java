package dev.mayfly.api;

import dev.mayfly.access.DenialDocument;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.instance.NodeProvenance;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.NodeDoor;
import dev.mayfly.nodes.NodeRefusal;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.ProvenCertificate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Calls that nodes sign with their certificates: who it is, for the handler and for the trail.
/// Thread-safe.
public final class NodeCalls {

    /// How a node's call is shown in the trail: by the service that its key is good for.
    private static final String SERVICE = "mayfly";

    private final NodeDoor door;
    private final ReplayMemory replay;
    private final AccountId account;
    private final String region;

    public NodeCalls(NodeDoor door, ReplayMemory replay, AccountId account, String region) {
        this.door = door;
        this.replay = replay;
        this.account = account;
        this.region = region;
    }

    /// The node that signed the call, which may do what nodes may; it is noted for the trail.
    ///
    /// @throws RefusedException when it is none, gets nothing now, or the request came before
    public ProvenNode proven(Call call) {
        CertificateNotes.presented(call);
        ProvenCertificate certificate = call.certificate().orElseThrow();
        ProvenNode node =
                answered(
                        call,
                        () ->
                                door.open(
                                        certificate.certificates(),
                                        call.origin().sourceIp(),
                                        call.now()));
        replay.use(certificate, call.now());
        note(node.node(), NodeProvenance.of(node), call);
        return node;
    }

    /// Takes note of the request against replay, where the handler opens the door itself.
    void use(Call call) {
        replay.use(call.certificate().orElseThrow(), call.now());
    }

    /// Notes for the trail that the call is that node's.
    void note(Node node, Map<String, String> provenance, Call call) {
        call.notes()
                .identity(
                        new UserIdentity.ServiceCaller(
                                SERVICE, node.name(), node.instanceId(), provenance));
        call.notes().resource(resource(node.name()));
    }

    /// What `work` answers; a refusal of a node is noted in full and told in short.
    <T> T answered(Call call, Supplier<T> work) {
        try {
            return work.get();
        } catch (NodeRefusedException refused) {
            throw refused(refused.refusal(), call);
        }
    }

    /// The refusal of that kind, noted for the trail.
    RefusedException refusal(NodeRefusal.Kind kind, String reason, Call call) {
        return refused(new NodeRefusal(kind, reason), call);
    }

    /// Notes the whole reason for the administrator, and is what the caller reads.
    private static RefusedException refused(NodeRefusal refusal, Call call) {
        call.notes().denial(DenialDocument.json(refusal.reason(), List.of()));
        call.notes().additional("nodeRefusal", refusal.kind().name());
        if (refusal.kind() == NodeRefusal.Kind.CLONED) {
            call.notes().additional("alarm", refusal.reason());
        }
        return new RefusedException(new Refusal.NotAuthorized(refusal.kind().callerText()));
    }

    /// `arn:aws:mayfly:REGION:ACCOUNT:node/NAME`.
    String arn(String name) {
        return new Arn("aws", "mayfly", region, account.digits(), "node/" + name).toString();
    }

    TrailEvent.Resource resource(String name) {
        return new TrailEvent.Resource(arn(name), "AWS::Mayfly::Node", account.digits());
    }
}
