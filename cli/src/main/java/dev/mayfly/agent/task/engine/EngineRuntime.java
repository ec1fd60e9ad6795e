package dev.mayfly.agent.task.engine;

import dev.mayfly.agent.container.Whereabouts;
import dev.mayfly.agent.task.ContainerLaunch;
import dev.mayfly.agent.task.Logins;
import dev.mayfly.agent.task.PreparedTask;
import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.agent.task.TaskRuntime;
import dev.mayfly.agent.task.shim.Shim;
import dev.mayfly.agent.task.shim.ShimStart;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.HealthCheck;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Containers by podman or docker. The engine's own command line stays attached to each container
/// and outlives the agent; its output is the log. Thread-safe.
public final class EngineRuntime implements TaskRuntime {

    private static final int FIRST_HOST = 3;
    private static final int LAST_HOST = 254;
    private static final String PREFIX = "169.254.170.";

    private final EngineSettings settings;
    private final Engine engine;

    public EngineRuntime(EngineSettings settings) {
        this.settings = settings;
        this.engine = new Engine(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    /// None: what no engine can honour, [dev.mayfly.taskdefinition.admission.Admission] refuses.
    @Override
    public List<Problem> objections(TaskDefinition definition) {
        return List.of();
    }

    /// The task's address on the bridge.
    @Override
    public String seat(Collection<String> taken) {
        for (int host = FIRST_HOST; host <= LAST_HOST; host++) {
            if (!taken.contains(PREFIX + host)) {
                return PREFIX + host;
            }
        }
        throw TaskFailure.resources("all addresses for tasks are taken; no further task can run");
    }

    /// Root inside a container is root as the machine counts; the relative form needs no token.
    @Override
    public Whereabouts whereabouts(String seat) {
        return new Whereabouts.OnBridge(InetAddress.ofLiteral(seat), 0);
    }

    @Override
    public String tokenPath(PreparedTask task, String onTheMachine) {
        return onTheMachine; // never told to a container on the bridge
    }

    @Override
    public void prepare(PreparedTask task, Logins logins) {
        network();
        for (ContainerDefinition container : task.request().definition().containerDefinitions()) {
            new ImagePull(engine, settings, task.state()).pull(container, logins.of(container));
        }
    }

    private void network() {
        if (engine.call("network", "inspect", settings.network()).good()) {
            return;
        }
        Engine.Outcome made =
                engine.call(
                        "network",
                        "create",
                        "--subnet",
                        EngineSettings.SUBNET,
                        "--gateway",
                        EngineSettings.GATEWAY,
                        settings.network());
        if (!made.good()) {
            throw TaskFailure.resources("the network for tasks: " + made.complaint());
        }
    }

    @Override
    public String start(ContainerLaunch launch) {
        PreparedTask task = launch.task();
        String name = name(task, launch.name());
        engine.call("rm", "--force", name);
        RunArguments arguments = new RunArguments(settings, launch);
        List<String> words = new ArrayList<>(List.of("run", "--name", name));
        words.addAll(arguments.network(owner(task)));
        words.addAll(arguments.all());
        Map<String, String> environment = new TreeMap<>(settings.environment());
        environment.putAll(arguments.passed());
        try {
            String reference =
                    Shim.start(
                            new ShimStart(
                                    launch.state(),
                                    Path.of("/"),
                                    List.of(),
                                    engine.words(words),
                                    environment,
                                    "",
                                    launch.log()));
            awaitStart(name, reference);
            return reference;
        } catch (IOException e) {
            throw TaskFailure.start(String.valueOf(e.getMessage()));
        }
    }

    /// Returns once the engine knows the container, so that the next one can share its network; an
    /// engine that refuses says so in the log and by its exit code.
    private void awaitStart(String name, String reference) {
        long deadline = System.nanoTime() + Engine.SHORT.toNanos();
        while (Shim.lives(reference) && System.nanoTime() < deadline) {
            Engine.Outcome state = engine.call("inspect", "--format", "{{.State.Status}}", name);
            if (state.good() && !state.output().strip().matches("created|initialized|")) {
                return;
            }
        }
    }

    /// The running container whose network the task's others share.
    private String owner(PreparedTask task) {
        Engine.Outcome found =
                engine.call(
                        "ps",
                        "--filter",
                        "label=dev.mayfly.network=" + task.request().taskId(),
                        "--format",
                        "{{.Names}}");
        return found.good() ? found.output().strip().lines().findFirst().orElse("") : "";
    }

    private static String name(PreparedTask task, String container) {
        return "mayfly-" + task.request().taskId() + "-" + container;
    }

    @Override
    public int await(PreparedTask task, String container, String reference)
            throws InterruptedException {
        int code = Shim.await(task.state().resolve(container), reference);
        if (code == Shim.UNSEEN && running(task, container)) {
            // the engine's command line was killed, the container was not
            Engine.Outcome waited =
                    engine.call(List.of("wait", name(task, container)), "", Duration.ofDays(3650));
            code = waited.good() ? number(waited.output()) : Shim.UNSEEN;
        }
        forgetVariables(task, container);
        return code;
    }

    private boolean running(PreparedTask task, String container) {
        return engine.call("inspect", "--format", "{{.State.Running}}", name(task, container))
                .output()
                .strip()
                .equals("true");
    }

    private static int number(String output) {
        try {
            return Integer.parseInt(output.strip());
        } catch (NumberFormatException _) {
            return Shim.UNSEEN;
        }
    }

    private static void forgetVariables(PreparedTask task, String container) {
        try {
            Files.deleteIfExists(task.state().resolve(container).resolve(RunArguments.VARIABLES));
        } catch (IOException e) {
            System.getLogger(EngineRuntime.class.getName())
                    .log(System.Logger.Level.WARNING, "a file of variables stays", e);
        }
    }

    @Override
    public void terminate(PreparedTask task, String container, String reference) {
        engine.call("kill", "--signal", "TERM", name(task, container));
    }

    @Override
    public void kill(PreparedTask task, String container, String reference) {
        engine.call("kill", "--signal", "KILL", name(task, container));
        if (!running(task, container)) {
            Shim.kill(reference); // an engine that hangs
        }
    }

    @Override
    public int check(ContainerLaunch launch, String reference, Duration timeout)
            throws InterruptedException {
        HealthCheck check = launch.definition().healthCheck().orElseThrow();
        List<String> words = new ArrayList<>(List.of("exec", name(launch.task(), launch.name())));
        if (check.command().getFirst().equals("CMD-SHELL")) {
            words.addAll(List.of("/bin/sh", "-c", check.command().get(1)));
        } else {
            words.addAll(check.command().subList(1, check.command().size()));
        }
        return engine.call(words, "", timeout).code();
    }

    @Override
    public void clean(PreparedTask task) {
        for (ContainerDefinition container : task.request().definition().containerDefinitions()) {
            engine.call("rm", "--force", name(task, container.called()));
            forgetVariables(task, container.called());
        }
        RunArguments.removeScratch(task);
    }
}
