package dev.mayfly.agent;

import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.node.Node;
import dev.mayfly.agent.node.NodeIdentity;
import dev.mayfly.agent.task.TaskRuntime;
import dev.mayfly.agent.task.TaskSettings;
import dev.mayfly.agent.task.Tasks;
import dev.mayfly.agent.task.engine.EngineRuntime;
import dev.mayfly.agent.task.engine.EngineSettings;
import dev.mayfly.agent.task.process.Cgroups;
import dev.mayfly.agent.task.process.ProcessRuntime;
import dev.mayfly.agent.task.process.ProcessSettings;
import dev.mayfly.agent.task.process.ProcessSettings.UserRange;
import dev.mayfly.agent.task.secret.ExecutionRoleSecrets;
import dev.mayfly.agent.task.secret.ServiceEndpoints;
import dev.mayfly.taskdefinition.admission.ProtectedPaths;
import dev.mayfly.terminal.Failure;
import dev.mayfly.upstream.Trust;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Tasks on this node: how they run, and with whose rights.
final class AgentTasks {

    private static final Logger LOG = System.getLogger(AgentTasks.class.getName());

    /// What an engine's command line needs to find its home and its daemon.
    private static final List<String> ENGINE_VARIABLES =
            List.of("PATH", "HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "CONTAINERS_CONF", "TMPDIR");

    private final AgentHome home;
    private final Node node;
    private final Map<String, String> environment;

    AgentTasks(AgentHome home, Node node, Map<String, String> environment) {
        this.home = home;
        this.node = node;
        this.environment = environment;
    }

    /// The tasks, those of an agent before this one too.
    ///
    /// @param runtime `process`, `podman` or `docker`
    Tasks open(String runtime, ContainerCredentials credentials, InstantSource clock) {
        NodeIdentity identity = node.identity();
        ExecutionRoleSecrets secrets =
                new ExecutionRoleSecrets(
                        node::source,
                        new ServiceEndpoints(
                                environment, identity.region(), new Trust.OfTheSystem()),
                        clock);
        return Tasks.open(
                TaskSettings.of(
                        home.path(),
                        identity.region(),
                        Map.of("AWS_ENDPOINT_URL", identity.url().toString())),
                new Tasks.Parts(runtime(runtime), credentials, secrets),
                clock);
    }

    private TaskRuntime runtime(String name) {
        return switch (name) {
            case "process" -> processes();
            case "podman", "docker" -> new EngineRuntime(engine(name));
            default ->
                    throw Failure.usage(
                            "there is no runtime `" + name + "`",
                            "the runtimes are process, podman and docker");
        };
    }

    private ProcessRuntime processes() {
        boolean root = isRoot();
        if (!root) {
            LOG.log(
                    Level.INFO,
                    "tasks run as this agent's own user: they can read its key and each other's"
                            + " credentials; run the agent as root to give each a user of its own");
        }
        return new ProcessRuntime(
                new ProcessSettings(
                        root ? Path.of("/run/mayfly-agent/work") : home.resolve("work"),
                        root ? Optional.of(UserRange.DEFAULT) : Optional.empty(),
                        uid(),
                        root ? Cgroups.find(Path.of("/sys/fs/cgroup")) : Optional.empty()));
    }

    private EngineSettings engine(String name) {
        Map<String, String> known = new TreeMap<>();
        for (String variable : ENGINE_VARIABLES) {
            if (environment.containsKey(variable)) {
                known.put(variable, environment.getOrDefault(variable, ""));
            }
        }
        return new EngineSettings(
                name,
                List.of(name),
                known,
                EngineSettings.NETWORK,
                ProtectedPaths.STANDARD.and(home.path()));
    }

    static boolean isRoot() {
        return uid() == 0;
    }

    private static long uid() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        } catch (IOException e) {
            throw Failure.trouble("cannot find out who runs the agent: " + e.getMessage(), "");
        }
    }
}
