package dev.mayfly.agent;

import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.control.ControlSocket;
import dev.mayfly.agent.credentials.AgentTimer;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.metadata.MetadataEndpoint;
import dev.mayfly.agent.node.Node;
import dev.mayfly.agent.node.NodeHome;
import dev.mayfly.agent.node.NodeRenewal;
import dev.mayfly.agent.task.TaskCommands;
import dev.mayfly.agent.task.Tasks;
import dev.mayfly.agent.work.AuthorityDesk;
import dev.mayfly.agent.work.Worker;
import dev.mayfly.client.Json;
import dev.mayfly.source.SourceException;
import dev.mayfly.terminal.Failure;
import dev.mayfly.wiring.Outside;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A running agent. It listens when it has been started; credentials come a moment later, and until
/// then clients are told to come again.
public final class Agent implements AutoCloseable {

    /// The file of the control socket, in the node's directory.
    public static final String CONTROL_SOCKET = "agent.sock";

    private final Parts parts;
    private final Node node;
    private final WarmCredentials instance;
    private final Endpoints endpoints;
    private final long pid;

    private Agent(Parts parts, Node node, WarmCredentials instance, Endpoints endpoints, long pid) {
        this.parts = parts;
        this.node = node;
        this.instance = instance;
        this.endpoints = endpoints;
        this.pid = pid;
    }

    /// Starts the agent of the node in `directory`.
    ///
    /// @throws Failure when it cannot be started, with what to do about it
    public static Agent start(Path directory, AgentSettings settings, Outside outside) {
        Parts parts = new Parts();
        try {
            AgentHome home = parts.keep(AgentHome.take(directory));
            Node node = new Node(new NodeHome(home.path()), outside.clock(), outside.random());
            return start(home, node, settings, outside, parts);
        } catch (SourceException e) {
            parts.close();
            throw Failure.trouble(e.reason(), "");
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Agent start(
            AgentHome home, Node node, AgentSettings settings, Outside outside, Parts parts) {
        settings.networkInterface()
                .ifPresent(name -> parts.keep(CredentialAddresses.on(name, settings.linkLocal())));
        AgentTimer timer = parts.keep(new AgentTimer());
        WarmCredentials.Means means =
                new WarmCredentials.Means(outside.clock(), outside.random(), timer);
        parts.keep(new NodeRenewal(node, outside.clock(), outside.random())).start();
        WarmCredentials instance =
                parts.keep(
                        WarmCredentials.start(
                                NodeSessions.instance(node), MetadataEndpoint.MINIMUM_LIFE, means));
        LocalEndpoints local = new LocalEndpoints(home, node, means, outside, parts);
        Optional<URI> metadata =
                settings.metadata()
                        .map(listen ->
                                local.metadata(listen, instance, settings.metadataVersionOne()));
        Optional<LocalEndpoints.Containers> containers =
                settings.containers().map(listen -> local.containers(listen, tokens(home)));
        Endpoints endpoints =
                new Endpoints(
                        metadata,
                        containers.map(LocalEndpoints.Containers::url),
                        settings.pods().map(local::pods));
        Agent agent = new Agent(parts, node, instance, endpoints, outside.pid());
        Map<String, ControlSocket.Command> commands = new HashMap<>();
        commands.put("status", _ -> agent.status());
        containers
                .map(door -> tasks(home, node, settings, outside, door.tasks()))
                .map(parts::keep)
                .ifPresent(tasks -> {
                    commands.putAll(commands(tasks, node, outside));
                    settings.cluster().ifPresent(name -> work(name, node, settings, tasks, parts));
                });
        parts.keep(control(home, commands));
        home.announce(new Json.Members(agent.bound()).write(true));
        return agent;
    }

    private static Tasks tasks(
            AgentHome home,
            Node node,
            AgentSettings settings,
            Outside outside,
            ContainerCredentials credentials) {
        return new AgentTasks(home, node, settings.environment())
                .open(settings.runtime(), credentials, outside.clock());
    }

    /// Lets the authority place tasks here.
    private static void work(
            String cluster, Node node, AgentSettings settings, Tasks tasks, Parts parts) {
        AuthorityDesk desk =
                new AuthorityDesk(
                        node,
                        parts.keep(node.wire()),
                        cluster,
                        ThisMachine.capacity(settings.runtime()));
        parts.keep(Worker.start(desk, tasks));
    }

    private static Map<String, ControlSocket.Command> commands(
            Tasks tasks, Node node, Outside outside) {
        Map<String, ControlSocket.Command> commands = new HashMap<>();
        new TaskCommands(
                        tasks,
                        new TaskCommands.Home(node.identity().region(), node.identity().account()),
                        outside.random())
                .answers()
                .forEach((name, answer) -> commands.put(name, answer::apply));
        return commands;
    }

    /// Tasks with users of their own must be able to enter it; the node's directory they must not.
    private static Path tokens(AgentHome home) {
        return AgentTasks.isRoot() ? Path.of("/run/mayfly-agent/tokens") : home.resolve("tokens");
    }

    private static ControlSocket control(
            AgentHome home, Map<String, ControlSocket.Command> commands) {
        Path path = home.resolve(CONTROL_SOCKET);
        try {
            return ControlSocket.open(path, commands);
        } catch (IOException e) {
            throw Failure.trouble(
                    "cannot open the control socket `" + path + "`: " + e.getMessage(),
                    "a socket's path has at most 100 bytes; choose a shorter one with --data DIR");
        }
    }

    /// Where its endpoints are.
    public Endpoints endpoints() {
        return endpoints;
    }

    /// Who the machine is.
    public Node node() {
        return node;
    }

    /// How it stands.
    public Json status() {
        Map<String, Json> members = bound();
        members.put("instanceCredentials", AgentStatus.credentials(instance.warmth()));
        return new Json.Members(members);
    }

    /// Ends it: what listens stops first, the hold on the directory goes last.
    @Override
    public void close() {
        parts.close();
    }

    private Map<String, Json> bound() {
        return AgentStatus.bound(node.identity(), endpoints, pid);
    }
}
