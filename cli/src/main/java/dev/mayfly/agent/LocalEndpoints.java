package dev.mayfly.agent;

import dev.mayfly.agent.container.Addresses;
import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.container.ContainerEndpoint;
import dev.mayfly.agent.container.WarmTaskSessions;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.door.Door;
import dev.mayfly.agent.door.DoorSettings;
import dev.mayfly.agent.door.Endpoint;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.metadata.Instance;
import dev.mayfly.agent.metadata.MetadataEndpoint;
import dev.mayfly.agent.node.Node;
import dev.mayfly.agent.node.NodeHome;
import dev.mayfly.agent.node.NodeIdentity;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.agent.podidentity.PodIdentityEndpoint;
import dev.mayfly.agent.podidentity.PodRoles;
import dev.mayfly.source.sts.Sts;
import dev.mayfly.terminal.Failure;
import dev.mayfly.wiring.Outside;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Opens the endpoints that the settings ask for.
final class LocalEndpoints {

    private static final String RECORD = "handouts.jsonl";

    private final AgentHome home;
    private final Node node;
    private final WarmCredentials.Means means;
    private final Outside outside;
    private final Parts parts;
    private final HandoutLog handouts;

    LocalEndpoints(
            AgentHome home, Node node, WarmCredentials.Means means, Outside outside, Parts parts) {
        this.home = home;
        this.node = node;
        this.means = means;
        this.outside = outside;
        this.parts = parts;
        this.handouts = parts.keep(record(home, outside));
    }

    private static HandoutLog record(AgentHome home, Outside outside) {
        try {
            return HandoutLog.in(
                    home.resolve(RECORD), new PeerProcesses(Path.of("/proc")), outside.clock());
        } catch (IOException _) {
            throw Failure.trouble(
                    "cannot write `" + home.resolve(RECORD) + "`",
                    "no credential is handed out without a record");
        }
    }

    /// The metadata service, with credentials of the instance profile.
    URI metadata(InetSocketAddress listen, WarmCredentials instance, boolean versionOne) {
        MetadataEndpoint endpoint =
                new MetadataEndpoint(
                        new MetadataEndpoint.Means(
                                describe(),
                                instance,
                                node::key,
                                handouts,
                                home.bootKey(outside.random()),
                                versionOne,
                                outside.clock()));
        return open(DoorSettings.reading(listen).allowing(Set.of("GET", "PUT")), endpoint);
    }

    /// The container endpoint, for tasks that are registered later.
    Containers containers(InetSocketAddress listen, Path tokens) {
        Path tasks = home.resolve("tasks");
        URI url = url(listen);
        Addresses addresses =
                listen.getAddress().isLoopbackAddress()
                        ? Addresses.loopback(url)
                        : new Addresses(Optional.of(url), Optional.of(url));
        ContainerCredentials credentials =
                parts.keep(
                        ContainerCredentials.open(
                                new ContainerCredentials.Places(tasks, tokens, addresses),
                                new WarmTaskSessions(
                                        task -> NodeSessions.task(node, task), _ -> {}, means),
                                outside.random()));
        return new Containers(
                open(DoorSettings.reading(listen), new ContainerEndpoint(credentials, handouts)),
                credentials);
    }

    /// The endpoint for pods, with the roles its file names.
    URI pods(AgentSettings.Pods settings) {
        Sts sts = new Sts(node.identity().endpoint(new NodeHome(home.path())), outside.clock());
        PodIdentityEndpoint endpoint =
                parts.keep(
                        new PodIdentityEndpoint(
                                roles(settings.roles()),
                                new AuthorityPodSessions(sts),
                                handouts,
                                means));
        return open(DoorSettings.reading(settings.listen()), endpoint);
    }

    private static PodRoles roles(Path file) {
        try {
            return PodRoles.read(file);
        } catch (IOException _) {
            throw Failure.usage(
                    "`" + file + "` cannot be read", "--pod-identity-config names the pods' roles");
        } catch (IllegalArgumentException e) {
            throw Failure.usage("`" + file + "`: " + e.getMessage(), "");
        }
    }

    /// The container endpoint and the tasks that may ask it.
    record Containers(URI url, ContainerCredentials tasks) {}

    private Instance describe() {
        NodeIdentity identity = node.identity();
        return new Instance(
                identity.instanceId(),
                identity.account(),
                identity.region(),
                new Instance.Profile(identity.instanceProfileArn(), Optional.empty()),
                ThisMachine.read(),
                outside.clock().instant());
    }

    private URI open(DoorSettings settings, Endpoint endpoint) {
        try {
            return url(parts.keep(Door.open(settings, endpoint)).address());
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()), "");
        } catch (IOException e) {
            throw Failure.trouble(
                    "cannot listen on "
                            + url(settings.listen()).getAuthority()
                            + ": "
                            + e.getMessage(),
                    "is another agent there? below port 1024 it needs CAP_NET_BIND_SERVICE");
        }
    }

    private static URI url(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        String named = address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host;
        return URI.create(
                "http://" + named + (address.getPort() == 80 ? "" : ":" + address.getPort()));
    }
}
