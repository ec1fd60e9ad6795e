package dev.mayfly.bench.load;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.NodeOperations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The agent of a node: its start, its memory, and reads of credentials on a fixed schedule, beside
/// the JDK's HTTP server with the same bytes. Arguments: the launcher, seconds a run, and the class
/// path of this program.
public final class AgentRun {

    private static final int PER_SECOND = 1_000;
    private static final int CONNECTIONS = 32;
    private static final int STARTS = 3;
    private static final int TASKS = 1_000;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Path launcher;
    private final String classPath;
    private final Path work;
    private final OpenLoop load;
    private final OpenLoop warmUp;

    private AgentRun(Path launcher, int seconds, String classPath, Path work) {
        this.launcher = launcher;
        this.classPath = classPath;
        this.work = work;
        this.load = new OpenLoop(PER_SECOND, seconds, CONNECTIONS);
        this.warmUp = new OpenLoop(PER_SECOND, Math.max(3, seconds / 3), CONNECTIONS);
    }

    /// Runs everything and prints lines.
    public static void main(String[] arguments) throws IOException {
        AgentRun run =
                new AgentRun(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        arguments[2],
                        Path.of(arguments[3]));
        try (Authority authority =
                new Authority(run.launcher, run.work.resolve("authority"), Map.of())) {
            run.join(authority);
            OpenLoop.Result bare = run.instance();
            run.tasks(bare);
        }
    }

    private Path node() {
        return work.resolve("node");
    }

    private void join(Authority authority) throws IOException {
        AuthorityClient admin = authority.asAdministrator();
        role(admin, "app", "ec2.amazonaws.com");
        role(admin, "batch", "ecs-tasks.amazonaws.com");
        admin.iam("CreateInstanceProfile", Map.of("InstanceProfileName", "app"));
        admin.iam(
                "AddRoleToInstanceProfile",
                Map.of("InstanceProfileName", "app", "RoleName", "app"));
        String token =
                new NodeOperations(admin)
                        .add(
                                new NodeOperations.NewNode(
                                        "web-1",
                                        "app",
                                        List.of(TaskFiles.ROLE),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        .at("JoinToken");
        Process join =
                new ProcessBuilder(
                                launcher.toString(),
                                "node",
                                "join",
                                authority.url().toString(),
                                "--data",
                                node().toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (OutputStream in = join.getOutputStream()) {
            in.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        if (join.onExit().join().exitValue() != 0) {
            throw new IOException("the node did not join");
        }
    }

    private static void role(AuthorityClient admin, String name, String service) {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}
                """
                        .formatted(service);
        admin.iam("CreateRole", Map.of("RoleName", name, "AssumeRolePolicyDocument", trust));
    }

    private OpenLoop.Result instance() throws IOException {
        for (int i = 1; i < STARTS; i++) {
            try (NodeAgent agent = new NodeAgent(launcher, node())) {
                System.out.printf(Locale.ROOT, "ready in %.0f ms%n", agent.readyMillis());
            }
        }
        try (NodeAgent agent = new NodeAgent(launcher, node())) {
            System.out.printf(Locale.ROOT, "ready in %.0f ms%n", agent.readyMillis());
            LockSupport.parkNanos(REST_NANOS);
            System.out.printf("%d MB at rest%n", Resident.megabytes(agent.pid()));
            byte[] get = KeptConnection.request("GET", agent.credentials(), agent.tokenHeader());
            byte[] body;
            try (KeptConnection connection = new KeptConnection(agent.credentials())) {
                body = connection.ask(get);
            }
            OpenLoop.Result bare = bare(body);
            warmUp.run(agent.credentials(), _ -> get);
            OpenLoop.Result metadata = load.run(agent.credentials(), _ -> get);
            print("metadata", metadata, bare);
            print("bare HttpServer", bare, bare);
            System.out.printf("%d MB after the load%n", Resident.megabytes(agent.pid()));
            return bare;
        }
    }

    private OpenLoop.Result bare(byte[] body) throws IOException {
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx64m",
                                "-cp",
                                classPath,
                                BareServer.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            try (OutputStream in = server.getOutputStream()) {
                in.write(body);
            }
            URI url = URI.create("http://127.0.0.1:" + out.readLine() + "/");
            byte[] get = KeptConnection.request("GET", url, "");
            warmUp.run(url, _ -> get);
            return load.run(url, _ -> get);
        } finally {
            server.destroy();
        }
    }

    private void tasks(OpenLoop.Result bare) throws IOException {
        try (TaskFiles tasks = new TaskFiles(node(), TASKS)) {
            try (NodeAgent agent = new NodeAgent(launcher, node())) {
                double warm = tasks.awaitAll(agent.containers());
                System.out.printf(
                        Locale.ROOT,
                        "%d tasks: metadata ready in %.0f ms, every task %.1f s later%n",
                        TASKS,
                        agent.readyMillis(),
                        warm);
                LockSupport.parkNanos(REST_NANOS);
                System.out.printf("%d MB at rest%n", Resident.megabytes(agent.pid()));
                warmUp.run(agent.containers(), i -> tasks.request(agent.containers(), i));
                print(
                        "containers, 1,000 tasks",
                        load.run(agent.containers(), i -> tasks.request(agent.containers(), i)),
                        bare);
                System.out.printf("%d MB after the load%n", Resident.megabytes(agent.pid()));
            }
        }
    }

    private static void print(String what, OpenLoop.Result result, OpenLoop.Result bare)
            throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%-24s p50 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  worst %.1f ms",
                what,
                result.p50(),
                result.p99(),
                result.p999(),
                result.worst());
        System.out.printf(
                Locale.ROOT,
                "  of bare: %.1f %.1f %.1f  (load average %s)%n",
                result.p50() / bare.p50(),
                result.p99() / bare.p99(),
                result.p999() / bare.p999(),
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }
}
