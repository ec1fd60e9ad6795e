package dev.mayfly.wiring;

import dev.mayfly.api.AnywhereArns;
import dev.mayfly.api.CallCircumstances;
import dev.mayfly.api.NodeCalls;
import dev.mayfly.api.NodeKeysApi;
import dev.mayfly.api.NodeSessions;
import dev.mayfly.api.NodeSessionsApi;
import dev.mayfly.api.NodesApi;
import dev.mayfly.http.Metrics;
import dev.mayfly.iam.Directory;
import dev.mayfly.instance.InstanceVerifier;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.Challenges;
import dev.mayfly.nodes.Joining;
import dev.mayfly.nodes.NodeCertificates;
import dev.mayfly.nodes.NodeDoor;
import dev.mayfly.nodes.NodeRegister;
import dev.mayfly.nodes.Recovery;
import dev.mayfly.nodes.Renewal;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.stream.Stream;

/// What serves nodes, put together. `calls` is for every operation that nodes sign; `replay` is the
/// one memory of certificate-signed requests.
record Nodes(
        NodeCalls calls,
        NodeSessions sessions,
        ReplayMemory replay,
        List<Operation<?, ?>> operations) {

    Nodes {
        operations = List.copyOf(operations);
    }

    static Nodes of(Operations parts, ReplayMemory replay) {
        Authority authority = parts.authority();
        Directory directory = authority.directory();
        String region = parts.settings().region();
        NodeCertificates certificates =
                new NodeCertificates(
                        authority.certification().authorities(),
                        authority.certification().issuance(),
                        parts.settings().account());
        NodeDoor door = new NodeDoor(directory, certificates);
        NodeCalls calls = new NodeCalls(door, replay, parts.settings().account(), region);
        AnywhereArns arns = new AnywhereArns(parts.settings().account(), region);
        NodeSessions sessions =
                new NodeSessionsApi(
                        directory,
                        calls,
                        new NodeSessionsApi.Routes(
                                new InstanceVerifier(parts.settings().account(), region),
                                parts.tasking().route()),
                        new NodeSessionsApi.Answering(
                                authority.issuer(),
                                new CallCircumstances(region),
                                parts.keys().messages(),
                                arns));
        NodesApi register =
                new NodesApi(
                        directory,
                        new NodeRegister(directory, certificates, parts.outside().random()),
                        calls);
        NodeKeysApi machines =
                new NodeKeysApi(
                        calls,
                        ways(new Doorway(directory, door, certificates), parts),
                        certificates,
                        arns);
        return new Nodes(
                calls,
                sessions,
                replay,
                Stream.of(register.operations(), machines.operations())
                        .<Operation<?, ?>>flatMap(List::stream)
                        .toList());
    }

    private record Doorway(Directory directory, NodeDoor door, NodeCertificates certificates) {}

    private static NodeKeysApi.Ways ways(Doorway doorway, Operations parts) {
        Directory directory = doorway.directory();
        Challenges challenges = new Challenges(parts.keys().challenges(), parts.outside().random());
        Renewal renewal = new Renewal(directory, doorway.certificates(), doorway.door());
        return new NodeKeysApi.Ways(
                new Joining(directory, doorway.certificates()),
                renewal,
                new Recovery(directory, challenges, renewal),
                challenges);
    }

    /// Numbers for `/-/metrics`.
    static List<Metrics.Gauge> gauges(Directory directory) {
        return List.of(
                new Metrics.Gauge(
                        "mayfly_nodes",
                        "Machines that hold a key of their own",
                        () -> directory.state().nodes().nodes().size()),
                new Metrics.Gauge(
                        "mayfly_nodes_locked",
                        "Nodes that get nothing until an administrator unlocks them",
                        () ->
                                directory.state().nodes().nodes().values().stream()
                                        .filter(node -> node.lock().isPresent())
                                        .count()),
                new Metrics.Gauge(
                        "mayfly_nodes_cloned",
                        "Nodes locked because two machines came with one key",
                        () ->
                                directory.state().nodes().nodes().values().stream()
                                        .filter(node ->
                                                node.lock().filter(Node.Lock::cloned).isPresent())
                                        .count()));
    }
}
