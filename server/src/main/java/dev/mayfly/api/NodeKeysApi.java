package dev.mayfly.api;

import dev.mayfly.api.node.NodeAnswers;
import dev.mayfly.api.node.NodeRequests;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.Challenges;
import dev.mayfly.nodes.Joining;
import dev.mayfly.nodes.NodeCertificates;
import dev.mayfly.nodes.Recovery;
import dev.mayfly.nodes.Renewal;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.Map;

/// What machines do about their own keys: join, renew, recover. Each brings its own proof: a
/// token's, a certificate's, or the bare key's.
public final class NodeKeysApi {

    private final NodeCalls calls;
    private final Ways ways;
    private final NodeCertificates certificates;
    private final AnywhereArns arns;

    /// The ways to a certificate.
    public record Ways(
            Joining joining, Renewal renewal, Recovery recovery, Challenges challenges) {}

    public NodeKeysApi(
            NodeCalls calls, Ways ways, NodeCertificates certificates, AnywhereArns arns) {
        this.calls = calls;
        this.ways = ways;
        this.certificates = certificates;
        this.arns = arns;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                operation(
                        "JoinNode",
                        NodeRequests.JoinNode.class,
                        new Operation.Access.Unsigned<>(),
                        this::join),
                operation(
                        "RenewNode",
                        NodeRequests.RenewNode.class,
                        new Operation.Access.ByCertificate<>(),
                        this::renew),
                operation(
                        "RecoverNode",
                        NodeRequests.RecoverNode.class,
                        new Operation.Access.Unsigned<>(),
                        this::recover),
                operation(
                        "DescribeNode",
                        NodeRequests.Nothing.class,
                        new Operation.Access.ByCertificate<>(),
                        this::describe),
                new Operation<>(
                        MayflyApi.SERVICE,
                        "ChallengeNode",
                        NodeRequests.ChallengeNode.class,
                        NodeAnswers.Challenge.class,
                        true,
                        new Operation.Access.Unsigned<>(),
                        this::challenge));
    }

    private static <I extends Record> Operation<I, NodeAnswers.Enrolled> operation(
            String name,
            Class<I> input,
            Operation.Access<I> access,
            Operation.Handler<I, NodeAnswers.Enrolled> handler) {
        return new Operation<>(
                MayflyApi.SERVICE,
                name,
                input,
                NodeAnswers.Enrolled.class,
                name.startsWith("Describe"),
                access,
                handler);
    }

    private NodeAnswers.Enrolled join(NodeRequests.JoinNode in, Call call) {
        Node node =
                calls.answered(
                        call,
                        () ->
                                ways.joining()
                                        .join(
                                                new Joining.Attempt(
                                                        in.tokenId(),
                                                        in.certificateRequest(),
                                                        in.proof(),
                                                        call.origin().sourceIp()),
                                                call.now()));
        return enrolled(node, call);
    }

    private NodeAnswers.Enrolled renew(NodeRequests.RenewNode in, Call call) {
        CertificateNotes.presented(call);
        Renewal.Request request =
                new Renewal.Request(in.generation(), in.requestId(), call.origin().sourceIp());
        Node node =
                calls.answered(
                        call,
                        () ->
                                ways.renewal()
                                        .renew(
                                                call.certificate().orElseThrow().certificates(),
                                                request,
                                                () -> calls.use(call),
                                                call.now()));
        return enrolled(node, call);
    }

    private NodeAnswers.Challenge challenge(NodeRequests.ChallengeNode in, Call call) {
        Challenges.Challenge challenge = ways.challenges().next(in.nodeName(), call.now());
        return new NodeAnswers.Challenge(challenge.text(), challenge.expiresAt());
    }

    private NodeAnswers.Enrolled recover(NodeRequests.RecoverNode in, Call call) {
        Recovery.Attempt attempt =
                new Recovery.Attempt(
                        in.nodeName(),
                        in.challenge(),
                        in.signature(),
                        new Renewal.Request(
                                in.generation(), in.requestId(), call.origin().sourceIp()));
        return enrolled(
                calls.answered(call, () -> ways.recovery().recover(attempt, call.now())), call);
    }

    private NodeAnswers.Enrolled describe(NodeRequests.Nothing in, Call call) {
        return answer(calls.proven(call).node());
    }

    private NodeAnswers.Enrolled enrolled(Node node, Call call) {
        calls.note(node, Map.of(), call);
        return answer(node);
    }

    private NodeAnswers.Enrolled answer(Node node) {
        Enrolment enrolment = node.enrolment().orElseThrow();
        return new NodeAnswers.Enrolled(
                node.name(),
                node.id(),
                node.instanceId(),
                arns.account(),
                arns.region(),
                arns.of(NodeSessions.ANCHOR),
                node.grant().instanceProfileArn(),
                node.grant().taskRoleArns(),
                enrolment.current().pem(),
                certificates.authorityPem(),
                enrolment.current().notAfter(),
                enrolment.generation());
    }
}
