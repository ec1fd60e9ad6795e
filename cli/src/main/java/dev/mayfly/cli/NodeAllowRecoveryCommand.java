package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.NodeOperations;
import dev.mayfly.terminal.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly node allow-recovery`: lets a node come back without touching it.
@Command(
        name = "allow-recovery",
        description = "Lets a node come back whose certificate lapsed, without touching it.")
final class NodeAllowRecoveryCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(paramLabel = "NAME", description = "the node")
    private String name = "";

    @Option(
            names = "--recoveries",
            paramLabel = "N",
            description = "how often (default: ${DEFAULT-VALUE})")
    private int recoveries = 3;

    @Option(names = "--until", paramLabel = "INSTANT", description = "and until when")
    private Optional<String> until = Optional.empty();

    NodeAllowRecoveryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (AuthorityClient client = authority.client(surroundings)) {
            new NodeOperations(client)
                    .allow(name, recoveries, until.map(NodeAllowRecoveryCommand::instant));
        }
        surroundings.terminal().say("the node " + name + " may recover " + recoveries + " times");
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw Failure.usage("`" + text + "` is no instant", "2026-12-24T00:00:00Z");
        }
    }
}
