package dev.mayfly.agent.task.shim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Starts programs that outlive us. The script and the program each have a session of their own, so
/// that no terminal reaches them, and the program leads a process group that is killed as one.
/// Thread-safe.
public final class Shim {

    /// How it ended when nobody saw it.
    public static final int UNSEEN = 137;

    private static final long SIGNAL_SECONDS = 5;

    /// Runs `"$@"` in its own session with our standard input, says its process id, waits for it
    /// and writes its exit code to the directory, by rename. `echo 0` puts the writer itself into a
    /// cgroup. The traps are the program's no more once it is there.
    private static final String SCRIPT =
            """
            trap : HUP INT TERM
            dir=$1 log=$2 cgroups=$3
            shift 3
            exec 3<&0 4>&1 >>"$log" 2>&1 </dev/null
            (
              exec 4>&-
              old=$IFS IFS=:
              for group in $cgroups; do echo 0 >"$group" || exit 125; done
              IFS=$old
              exec setsid "$@" <&3 3<&-
            ) &
            child=$!
            echo "$child" >&4
            exec 3<&- 4>&-
            while :; do
              wait "$child"
              code=$?
              kill -0 "$child" 2>/dev/null || break
            done
            echo "$code" >"$dir/exit.new" && mv -f "$dir/exit.new" "$dir/exit"
            """;

    private Shim() {}

    /// Starts it and returns the reference by which it is found, even by another agent.
    ///
    /// @throws IOException when it cannot be started
    public static String start(ShimStart start) throws IOException {
        Files.createDirectories(start.state());
        Files.deleteIfExists(start.state().resolve("exit"));
        makeLog(start.log());
        ProcessBuilder builder = new ProcessBuilder(words(start));
        builder.directory(start.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(start.environment());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        Optional<LivingProcess> script = LivingProcess.of(process.pid());
        try (OutputStream input = process.getOutputStream();
                BufferedReader output =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = output.readLine();
            long pid = line == null ? 0 : Long.parseLong(line);
            LivingProcess program =
                    LivingProcess.of(pid).orElseGet(() -> new LivingProcess(pid, 0));
            input.write(start.input().getBytes(StandardCharsets.UTF_8));
            return new ShimReference(
                            ShimReference.currentBoot(),
                            script.orElseGet(() -> new LivingProcess(process.pid(), 0)),
                            program)
                    .toString();
        } catch (NumberFormatException e) {
            throw new IOException("the script did not start the program", e);
        }
    }

    private static List<String> words(ShimStart start) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                "/bin/sh",
                                "-c",
                                SCRIPT,
                                "mayfly-task",
                                start.state().toAbsolutePath().toString(),
                                start.log().toAbsolutePath().toString(),
                                String.join(
                                        ":",
                                        start.cgroups().stream().map(Path::toString).toList())));
        words.addAll(start.command());
        return words;
    }

    private static void makeLog(Path log) throws IOException {
        Path directory = log.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        if (Files.notExists(log)) {
            Files.createFile(
                    log,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
    }

    /// Waits for its end and returns its exit code, or [#UNSEEN].
    ///
    /// @param state the directory it was started with
    public static int await(Path state, String reference) throws InterruptedException {
        ShimReference found = ShimReference.parse(reference);
        if (found.sameBoot()) {
            Optional<ProcessHandle> script = found.script().handle();
            if (script.isPresent()) {
                join(script.get());
            } else { // the script was killed: the program may live on
                Optional<ProcessHandle> program = found.program().handle();
                if (program.isPresent()) {
                    join(program.get());
                }
            }
        }
        try {
            return Integer.parseInt(Files.readString(state.resolve("exit")).strip());
        } catch (IOException | NumberFormatException _) {
            return UNSEEN;
        }
    }

    private static void join(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process cannot be waited for", e);
        }
    }

    /// Whether it runs.
    public static boolean lives(String reference) {
        ShimReference found = ShimReference.parse(reference);
        return found.sameBoot() && found.program().lives();
    }

    /// Sends SIGTERM to the program.
    public static void terminate(String reference) {
        ShimReference found = ShimReference.parse(reference);
        if (found.sameBoot()) {
            found.program().handle().ifPresent(ProcessHandle::destroy);
        }
    }

    /// Sends SIGKILL to the program's whole group.
    public static void kill(String reference) {
        ShimReference found = ShimReference.parse(reference);
        if (found.sameBoot() && found.program().lives()) {
            run(List.of("/bin/kill", "-KILL", "--", "-" + found.program().pid()));
            found.program().handle().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// Runs one of the system's small programs to its end; what it says is dropped.
    public static void run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            if (!process.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("`" + command.getFirst() + "` cannot be run", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
