package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Debian's podman as `build/podman.sh` unpacks it, in a network and mount namespace of its own:
/// its bridges, packet filter rules, settings and mounts are gone with it, and the machine's own
/// are never touched.
///
/// The bridge of its network `tasks` has the address 169.254.170.2, at which SDKs ask for
/// credentials.
final class Podman implements AutoCloseable {

    private static final Path UNPACKED = Path.of("target/podman").toAbsolutePath();

    private static final String BUSYBOX = UNPACKED.resolve("root/bin/busybox").toString();

    /// What containers are to join.
    static final String NETWORK = "tasks";

    /// The name podman gives to the bridge of its first network.
    private static final String BRIDGE = "cni-podman1";

    private final Process holder;

    private Podman(Process holder) {
        this.holder = holder;
    }

    /// Why there is no podman to be had here, where there is none.
    static Optional<String> objection() {
        if (!Files.isExecutable(UNPACKED.resolve("podman"))) {
            return Optional.of("podman is unpacked: run build/podman.sh acceptance/target/podman");
        }
        Finished namespaces =
                Finished.run(
                        Map.of(),
                        List.of("unshare", "--net", "--mount", "--pid", "--fork", "true"));
        return namespaces.exitCode() == 0
                ? Optional.empty()
                : Optional.of("this user may make network namespaces: " + namespaces.err());
    }

    /// Makes the namespaces and the network.
    static Podman open() {
        // ends when its input does: with this process, whatever happens to it. The first process of
        // the namespace has to bury the dead, for which podman waits, and bash does.
        String script =
                """
                set -e
                mkdir -p /var/lib/cni
                mount -t tmpfs tmpfs /var/lib/cni
                %s ip link set lo up
                echo ready
                while read -r _; do :; done
                """
                        .formatted(BUSYBOX);
        try {
            Process holder =
                    new ProcessBuilder(
                                    "unshare",
                                    "--net",
                                    "--mount",
                                    "--propagation",
                                    "private",
                                    "--pid",
                                    "--fork",
                                    "--mount-proc",
                                    "/bin/bash",
                                    "-c",
                                    script)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8);
            assertThat(lines.readLine()).isEqualTo("ready");
            Podman podman = new Podman(holder);
            podman.makeNetwork();
            return podman;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bridge as well: podman makes it with the first container only, and the endpoint listens
    /// before.
    private void makeNetwork() {
        podman("network", "rm", "--force", NETWORK);
        Finished made =
                podman(
                        "network",
                        "create",
                        "--subnet",
                        "169.254.170.0/24",
                        "--gateway",
                        "169.254.170.2",
                        NETWORK);
        assertThat(made.exitCode()).as(made.err()).isZero();
        ip("link", "add", BRIDGE, "type", "bridge");
        ip("address", "add", "169.254.170.2/24", "dev", BRIDGE);
        ip("link", "set", BRIDGE, "up");
    }

    private void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of(BUSYBOX, "ip"));
        command.addAll(List.of(arguments));
        Finished done = Finished.run(Map.of(), inside(command));
        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    /// Runs a command of podman.
    Finished podman(String... arguments) {
        List<String> command = new ArrayList<>(List.of(UNPACKED.resolve("podman").toString()));
        command.addAll(List.of(arguments));
        return Finished.run(Map.of(), inside(command));
    }

    /// A command line that runs `command` beside the containers: at the host's end of the bridge.
    List<String> inside(List<String> command) {
        List<String> all = new ArrayList<>(List.of("nsenter", "--target", first()));
        all.addAll(List.of("--net", "--mount", "--pid", "--wd=" + Path.of("").toAbsolutePath()));
        all.addAll(command);
        return all;
    }

    /// The first process of the namespaces.
    private String first() {
        return holder.children().findFirst().map(p -> Long.toString(p.pid())).orElseThrow();
    }

    @Override
    public void close() {
        podman("rm", "--all", "--force");
        podman("network", "rm", "--force", NETWORK);
        try {
            holder.getOutputStream().close();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
