package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.NodeOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `mayfly node remove`: a node is forgotten, and its sessions are over.
@Command(name = "remove", description = "Forgets a node; its sessions end at once.")
final class NodeRemoveCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(paramLabel = "NAME", description = "the node")
    private String name = "";

    NodeRemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (AuthorityClient client = authority.client(surroundings)) {
            new NodeOperations(client).remove(name);
        }
        surroundings.terminal().say("the node " + name + " is removed and its sessions are over");
    }
}
