package dev.mayfly.cli;

import dev.mayfly.agent.node.NodeHome;
import dev.mayfly.terminal.Failure;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--data` of the commands that run on a node: where its key and state are.
final class AgentHomeOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "directory of this node (default: $MAYFLY_AGENT_HOME, else"
                            + " /var/lib/mayfly-agent for root, else ~/.mayfly-agent)")
    private Optional<Path> data = Optional.empty();

    NodeHome home(Surroundings surroundings) {
        return new NodeHome(
                data.or(() ->
                                NodeHome.usual(
                                        surroundings.environment(),
                                        System.getProperty("user.name", "")))
                        .orElseThrow(() ->
                                Failure.usage(
                                        "neither MAYFLY_AGENT_HOME nor HOME says where the node is",
                                        "give --data DIR")));
    }
}
