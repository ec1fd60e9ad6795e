package dev.mayfly.agent.task.process;

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
import dev.mayfly.taskdefinition.ContainerDefinition.LogDriver;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Containers as processes of this machine. Thread-safe.
public final class ProcessRuntime implements TaskRuntime {

    private static final Path PASSWD = Path.of("/etc/passwd");

    /// What our own helpers (`setsid`, `prlimit`, `setpriv`, `sh`) are found by.
    private static final String SEARCH_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Map<String, String> OUR_ENVIRONMENT = Map.of("PATH", SEARCH_PATH);

    private final ProcessSettings settings;
    private final Optional<Users> users;

    public ProcessRuntime(ProcessSettings settings) {
        this.settings = settings;
        this.users = settings.users().map(range -> new Users(range, PASSWD));
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public List<Problem> objections(TaskDefinition definition) {
        return new ProcessObjections().of(definition);
    }

    /// The task's uid.
    @Override
    public String seat(Collection<String> taken) {
        return users.map(all -> all.free(taken)).orElseGet(() -> Long.toString(settings.ourUid()));
    }

    @Override
    public Whereabouts whereabouts(String seat) {
        return new Whereabouts.OnLoopback(Long.parseLong(seat));
    }

    @Override
    public String tokenPath(PreparedTask task, String onTheMachine) {
        return onTheMachine;
    }

    @Override
    public void prepare(PreparedTask task, Logins logins) {
        try {
            Path own = own(task);
            Files.createDirectories(settings.work());
            Files.setPosixFilePermissions(
                    settings.work(), PosixFilePermissions.fromString("rwx--x--x"));
            Files.createDirectories(own);
            if (users.isPresent()) {
                int uid = Integer.parseInt(task.seat());
                Files.setAttribute(own, "unix:uid", uid);
                Files.setAttribute(own, "unix:gid", uid);
            }
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw TaskFailure.create("the task's directory: " + e.getMessage(), e);
        }
    }

    private Path own(PreparedTask task) {
        return settings.work().resolve(task.request().taskId());
    }

    @Override
    public String start(ContainerLaunch launch) {
        PreparedTask task = launch.task();
        ContainerDefinition definition = launch.definition();
        Path directory = definition.workingDirectory().map(Path::of).orElseGet(() -> own(task));
        List<String> program = program(definition);
        if (!Files.isDirectory(directory)) {
            throw TaskFailure.start("there is no directory " + directory);
        }
        if (program.getFirst().startsWith("/")
                && !Files.isExecutable(Path.of(program.getFirst()))) {
            throw TaskFailure.start("there is no program " + program.getFirst());
        }
        List<String> command = new ArrayList<>(Confinement.limits(definition));
        command.addAll(confinement(task));
        command.addAll(journal(task, definition));
        command.addAll(Confinement.withEnvironment(program));
        try {
            return Shim.start(
                    new ShimStart(
                            launch.state(),
                            directory,
                            cgroups(task, definition),
                            command,
                            OUR_ENVIRONMENT,
                            Confinement.script(
                                    launch.variables()
                                            .withDefault("PATH", SEARCH_PATH)
                                            .withDefault("HOME", own(task).toString())),
                            launch.log()));
        } catch (IOException e) {
            throw TaskFailure.start(String.valueOf(e.getMessage()));
        }
    }

    private List<Path> cgroups(PreparedTask task, ContainerDefinition definition)
            throws IOException {
        return settings.cgroups().isEmpty()
                ? List.of()
                : settings.cgroups()
                        .get()
                        .make(
                                group(task, definition.called()),
                                task.request().definition(),
                                definition);
    }

    private static String group(PreparedTask task, String container) {
        return task.request().taskId() + "-" + container;
    }

    private static List<String> program(ContainerDefinition definition) {
        List<String> words = new ArrayList<>(definition.entryPoint().orElse(List.of()));
        words.addAll(definition.command().orElse(List.of()));
        return words;
    }

    private List<String> confinement(PreparedTask task) {
        return users.isPresent()
                ? Confinement.asUser(task.seat())
                : Confinement.WITHOUT_NEW_PRIVILEGES;
    }

    private static List<String> journal(PreparedTask task, ContainerDefinition definition) {
        boolean asked =
                definition
                        .logConfiguration()
                        .filter(logs -> logs.logDriver() == LogDriver.JOURNALD)
                        .isPresent();
        return asked
                ? List.of(
                        "systemd-cat",
                        "--identifier="
                                + task.request().definition().family()
                                + "/"
                                + definition.called())
                : List.of();
    }

    @Override
    public int await(PreparedTask task, String container, String reference)
            throws InterruptedException {
        int code = Shim.await(task.state().resolve(container), reference);
        settings.cgroups().ifPresent(groups -> groups.remove(group(task, container)));
        return code;
    }

    @Override
    public void terminate(PreparedTask task, String container, String reference) {
        Shim.terminate(reference);
    }

    @Override
    public void kill(PreparedTask task, String container, String reference) {
        Shim.kill(reference);
    }

    @Override
    public int check(ContainerLaunch launch, String reference, Duration timeout)
            throws InterruptedException {
        HealthCheck check = launch.definition().healthCheck().orElseThrow();
        List<String> words = check.command();
        List<String> program =
                words.getFirst().equals("CMD-SHELL")
                        ? List.of("/bin/sh", "-c", words.get(1))
                        : words.subList(1, words.size());
        List<String> command = new ArrayList<>(confinement(launch.task()));
        command.addAll(Confinement.withEnvironment(program));
        return OneCommand.run(
                command,
                OUR_ENVIRONMENT,
                Confinement.script(launch.variables().withDefault("PATH", SEARCH_PATH)),
                timeout);
    }

    /// Also ends whatever left its process group: nothing else runs as the task's user.
    @Override
    public void clean(PreparedTask task) {
        if (users.isPresent()) {
            List<String> command = new ArrayList<>(Confinement.asUser(task.seat()));
            command.addAll(List.of("/bin/kill", "-KILL", "--", "-1"));
            Shim.run(command);
        }
        for (ContainerDefinition container : task.request().definition().containerDefinitions()) {
            settings.cgroups().ifPresent(groups -> groups.remove(group(task, container.called())));
        }
        try (Stream<Path> below =
                Files.exists(own(task)) ? Files.walk(own(task)) : Stream.empty()) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.getLogger(ProcessRuntime.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "a task's directory stays: " + e.getMessage());
        }
    }
}
