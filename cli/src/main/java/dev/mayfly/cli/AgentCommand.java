package dev.mayfly.cli;

import dev.mayfly.agent.Agent;
import dev.mayfly.agent.AgentSettings;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly agent`: credentials for the programs of a node, until it is told to stop.
@Command(
        name = "agent",
        description = {
            "Gives the programs of this machine the credentials of its node, where AWS SDKs look"
                    + " for",
            "them, until it is stopped (Ctrl-C or SIGTERM)."
        },
        subcommands = AgentStatusCommand.class)
final class AgentCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private AgentHomeOption data = new AgentHomeOption();

    @Option(
            names = "--metadata",
            paramLabel = "HOST:PORT",
            description = {
                "where the EC2 metadata service listens, or `off`",
                "(default: 127.0.0.1:6294; with --interface 169.254.169.254:80)"
            })
    private Optional<String> metadata = Optional.empty();

    @Option(
            names = "--metadata-v1",
            description = "answer metadata requests without a token too; old programs need it")
    private boolean metadataVersionOne;

    @Option(
            names = "--containers",
            paramLabel = "HOST:PORT",
            description = {
                "where the container endpoint listens, or `off`",
                "(default: 127.0.0.1:6295; with --interface 169.254.170.2:80)"
            })
    private Optional<String> containers = Optional.empty();

    @Option(
            names = "--pod-identity",
            paramLabel = "HOST:PORT",
            description = {
                "where pods ask in EKS Pod Identity's way; needs --pod-identity-config",
                "(default: off; with --interface usually 169.254.170.23:80)"
            })
    private Optional<String> podIdentity = Optional.empty();

    @Option(
            names = "--pod-identity-config",
            paramLabel = "FILE",
            description = "which service accounts have which roles, as JSON")
    private Optional<Path> podRoles = Optional.empty();

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description = {
                "give this interface the addresses at which AWS's clients look, while the agent"
                        + " runs;",
                "needs root and `ip`"
            })
    private Optional<String> networkInterface = Optional.empty();

    @Option(
            names = "--runtime",
            paramLabel = "process|podman|docker",
            description = "how tasks run (default: ${DEFAULT-VALUE})")
    private String runtime = "process";

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = {
                "run the tasks that the authority places here for this cluster (`aws ecs`);",
                "the node's role must allow ecs:RegisterContainerInstance and ecs:Poll"
            })
    private Optional<String> cluster = Optional.empty();

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "error, warning, info (default) or debug")
    private LogLevel logLevel = LogLevel.info;

    /// The levels of the log.
    enum LogLevel {
        error(Level.ERROR),
        warning(Level.WARNING),
        info(Level.INFO),
        debug(Level.DEBUG);

        private final Level level;

        LogLevel(Level level) {
            this.level = level;
        }
    }

    AgentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(logLevel.level);
        Agent agent =
                Agent.start(
                        data.home(surroundings).directory(), settings(), surroundings.outside());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    agent.close();
                                    stopped.countDown();
                                },
                                "shutdown"));
        welcome(agent);
        stopped.await();
        return 0;
    }

    private AgentSettings settings() {
        return new AgentSettings(
                listen("--metadata", metadata, AgentSettings.Usual.METADATA),
                metadataVersionOne,
                listen("--containers", containers, AgentSettings.Usual.CONTAINERS),
                pods(),
                networkInterface,
                runtime,
                cluster,
                surroundings.environment());
    }

    private Optional<AgentSettings.Pods> pods() {
        if (podIdentity.isPresent() != podRoles.isPresent()) {
            throw Failure.usage(
                    "--pod-identity and --pod-identity-config go together",
                    "the one says where pods ask, the other which roles they have");
        }
        return podIdentity
                .flatMap(given -> Listening.read("--pod-identity", given))
                .map(listen -> new AgentSettings.Pods(listen, podRoles.orElseThrow()));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // picocli fills it
    private Optional<InetSocketAddress> listen(
            String option, Optional<String> given, AgentSettings.Usual usual) {
        return given.isPresent()
                ? Listening.read(option, given.get())
                : Optional.of(networkInterface.isPresent() ? usual.linkLocal() : usual.loopback());
    }

    /// One write: whoever waits for the first line has the others too.
    private void welcome(Agent agent) {
        Terminal terminal = surroundings.terminal();
        List<String> lines = new ArrayList<>();
        lines.add(
                "Mayfly agent is ready: node "
                        + terminal.bold(agent.node().identity().name())
                        + " of account "
                        + agent.node().identity().account());
        agent.endpoints().metadata().ifPresent(url -> lines.add(endpoint("metadata", url)));
        agent.endpoints().containers().ifPresent(url -> lines.add(endpoint("containers", url)));
        agent.endpoints().pods().ifPresent(url -> lines.add(endpoint("pods", url)));
        lines.add("");
        lines.add("Programs on this machine need:");
        agent.endpoints()
                .metadata()
                .filter(url -> !url.getHost().equals("169.254.169.254"))
                .ifPresent(
                        url -> // Older SDKs put the path right behind it.
                        lines.add("  export AWS_EC2_METADATA_SERVICE_ENDPOINT=" + url + "/"));
        lines.add("  export AWS_ENDPOINT_URL=" + agent.node().identity().url());
        lines.add("  export AWS_REGION=" + agent.node().identity().region());
        terminal.say(String.join(System.lineSeparator(), lines));
        terminal.out().flush();
    }

    private static String endpoint(String name, URI url) {
        return String.format("  %-10s  %s", name, url);
    }
}
