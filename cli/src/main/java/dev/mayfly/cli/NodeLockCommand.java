package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.NodeOperations;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly node lock`: a node gets nothing more, and its sessions are over.
@Command(name = "lock", description = "Ends a node's sessions at once, and gives it no others.")
final class NodeLockCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(paramLabel = "NAME", description = "the node")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for those who look it up")
    private Optional<String> reason = Optional.empty();

    NodeLockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (AuthorityClient client = authority.client(surroundings)) {
            new NodeOperations(client).lock(name, reason);
        }
        surroundings.terminal().say("the node " + name + " is locked and its sessions are over");
    }
}
