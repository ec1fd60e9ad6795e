package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.NodeOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `mayfly node unlock`: a node is trusted again.
@Command(
        name = "unlock",
        description = {
            "Trusts a locked node again.",
            "One that was locked because its key came from two machines must recover first, and the"
                    + " first to do so is the node: see that the other one is gone."
        })
final class NodeUnlockCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(paramLabel = "NAME", description = "the node")
    private String name = "";

    NodeUnlockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (AuthorityClient client = authority.client(surroundings)) {
            new NodeOperations(client).unlock(name);
        }
        surroundings.terminal().say("the node " + name + " is unlocked");
    }
}
