package dev.mayfly.agent.task.engine;

import dev.mayfly.agent.task.ContainerLaunch;
import dev.mayfly.agent.task.PreparedTask;
import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.LogDriver;
import dev.mayfly.taskdefinition.ContainerDefinition.PortMapping;
import dev.mayfly.taskdefinition.ContainerDefinition.Ulimit;
import dev.mayfly.taskdefinition.LinuxParameters;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinition.NetworkMode;
import dev.mayfly.taskdefinition.admission.TaskSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words after `run --name NAME`. Every one of them comes from a definition that admission let
/// pass; nothing that widens a container's rights is ever among them but a capability it may have.
final class RunArguments {

    static final String VARIABLES = "variables";
    private static final int CPU_UNITS = 1024;

    private final EngineSettings settings;
    private final ContainerLaunch launch;
    private final ContainerDefinition container;
    private final TaskDefinition task;
    private final EngineVariables variables;
    private final List<String> words = new ArrayList<>();

    RunArguments(EngineSettings settings, ContainerLaunch launch) {
        this.settings = settings;
        this.launch = launch;
        this.container = launch.definition();
        this.task = launch.task().request().definition();
        this.variables = EngineVariables.of(launch, VARIABLES);
    }

    /// Variables the engine is to take from its own environment.
    Map<String, String> passed() {
        return variables.passed();
    }

    /// Where the container is on the network: at the task's address, unless a container of the task
    /// is there, whose network it shares.
    List<String> network(String owner) {
        List<String> network = new ArrayList<>();
        boolean none =
                container.disableNetworking().orElse(false)
                        || task.networkMode().equals(Optional.of(NetworkMode.NONE));
        if (none) {
            return List.of("--network", "none");
        }
        if (!owner.isEmpty()) {
            return List.of("--network", "container:" + owner);
        }
        network.addAll(List.of("--network", settings.network()));
        network.addAll(List.of("--ip", launch.task().seat()));
        network.addAll(
                List.of("--label", "dev.mayfly.network=" + launch.task().request().taskId()));
        container.hostname().ifPresent(name -> network.addAll(List.of("--hostname", name)));
        each(network, "--dns", container.dnsServers());
        each(network, "--dns-search", container.dnsSearchDomains());
        container
                .extraHosts()
                .orElse(List.of())
                .forEach(host ->
                        network.addAll(
                                List.of("--add-host", host.hostname() + ":" + host.ipAddress())));
        container
                .systemControls()
                .orElse(List.of())
                .forEach(control ->
                        network.addAll(
                                List.of(
                                        "--sysctl",
                                        control.namespace().orElse("")
                                                + "="
                                                + control.value().orElse(""))));
        task.containerDefinitions().forEach(each -> ports(network, each));
        return network;
    }

    private static void ports(List<String> network, ContainerDefinition container) {
        for (PortMapping mapping : container.portMappings().orElse(List.of())) {
            int inside = mapping.containerPort().orElse(0);
            int outside = mapping.hostPort().orElse(inside);
            String protocol = mapping.protocol().map(Object::toString).orElse("tcp");
            network.addAll(
                    List.of(
                            "--publish",
                            (outside == 0 ? "" : outside + ":") + inside + "/" + protocol));
        }
    }

    private static void each(List<String> words, String option, Optional<List<String>> values) {
        values.orElse(List.of()).forEach(value -> words.addAll(List.of(option, value)));
    }

    /// Everything else, with the image and the command at the end.
    List<String> all() {
        add("--pull", "never");
        add("--label", "dev.mayfly.task=" + launch.task().request().taskId());
        confinement();
        limits();
        container.user().ifPresent(user -> add("--user", user));
        container.workingDirectory().ifPresent(path -> add("--workdir", path));
        container
                .dockerLabels()
                .orElse(Map.of())
                .forEach((name, value) -> add("--label", name + "=" + value));
        variables.arguments().forEach(words::add);
        if (container.interactive().orElse(false)) {
            words.add("--interactive");
        }
        boolean journal =
                container
                        .logConfiguration()
                        .filter(logs -> logs.logDriver() == LogDriver.JOURNALD)
                        .isPresent();
        add("--log-driver", journal ? "journald" : "none");
        words.addAll(new Mounts(settings, launch).arguments());
        command();
        return List.copyOf(words);
    }

    private void confinement() {
        add("--cap-drop", "all");
        add("--security-opt", "no-new-privileges");
        add("--ipc", "private");
        container
                .linuxParameters()
                .flatMap(LinuxParameters::capabilities)
                .flatMap(LinuxParameters.Capabilities::add)
                .orElse(List.of())
                .forEach(capability -> add("--cap-add", capability));
        if (container.readonlyRootFilesystem().orElse(false)) {
            words.add("--read-only");
        }
        if (container
                .linuxParameters()
                .flatMap(LinuxParameters::initProcessEnabled)
                .orElse(false)) {
            words.add("--init");
        }
    }

    private void limits() {
        container
                .memory()
                .or(() -> task.memory().flatMap(TaskSize::memoryMib))
                .ifPresent(mib -> add("--memory", mib + "m"));
        container.memoryReservation().ifPresent(mib -> add("--memory-reservation", mib + "m"));
        container
                .cpu()
                .filter(units -> units > 1)
                .ifPresent(units -> add("--cpu-shares", units.toString()));
        task.cpu()
                .flatMap(TaskSize::cpuUnits)
                .ifPresent(units -> add("--cpus", Double.toString((double) units / CPU_UNITS)));
        add("--pids-limit", "4096");
        for (Ulimit limit : container.ulimits().orElse(List.of())) {
            add("--ulimit", limit.name() + "=" + limit.softLimit() + ":" + limit.hardLimit());
        }
        container.linuxParameters().ifPresent(this::memory);
    }

    private void memory(LinuxParameters linux) {
        linux.sharedMemorySize().ifPresent(mib -> add("--shm-size", mib + "m"));
        linux.swappiness().ifPresent(n -> add("--memory-swappiness", n.toString()));
        if (linux.maxSwap().isPresent() && container.memory().isPresent()) {
            add("--memory-swap", (container.memory().get() + linux.maxSwap().get()) + "m");
        }
        for (LinuxParameters.Tmpfs tmpfs : linux.tmpfs().orElse(List.of())) {
            List<String> options = new ArrayList<>(List.of("size=" + tmpfs.size() + "m"));
            options.addAll(tmpfs.mountOptions().orElse(List.of()));
            add("--tmpfs", tmpfs.containerPath() + ":" + String.join(",", options));
        }
    }

    private void command() {
        List<String> entry = container.entryPoint().orElse(List.of());
        if (!entry.isEmpty()) {
            add("--entrypoint", entry.getFirst());
        }
        words.add(container.image().orElseThrow(() -> TaskFailure.start("there is no image")));
        words.addAll(entry.isEmpty() ? entry : entry.subList(1, entry.size()));
        words.addAll(container.command().orElse(List.of()));
    }

    private void add(String option, String value) {
        words.add(option);
        words.add(value);
    }

    static void removeScratch(PreparedTask task) {
        Mounts.removeScratch(task.state().resolve(Mounts.SCRATCH));
    }
}
