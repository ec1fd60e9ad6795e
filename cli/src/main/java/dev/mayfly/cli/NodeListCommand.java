package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.client.NodeOperations;
import dev.mayfly.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mayfly node list`: every node and how it stands.
@Command(name = "list", description = "Lists the nodes and how each stands.")
final class NodeListCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();
    @Mixin private FormatOption format = new FormatOption();

    NodeListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Json nodes;
        try (AuthorityClient client = authority.client(surroundings)) {
            nodes = new NodeOperations(client).list();
        }
        if (format.json()) {
            surroundings.terminal().say(nodes.write(true));
            return;
        }
        if (nodes.items("Nodes").isEmpty()) {
            surroundings.terminal().note("there are no nodes; `mayfly node add` adds one");
            return;
        }
        Table table =
                new Table(
                        "NAME", "STATUS", "INSTANCE", "PROFILE", "CERTIFICATE UNTIL", "RECOVERIES");
        for (Json node : nodes.items("Nodes")) {
            table.row(
                    node.at("NodeName"),
                    status(node),
                    node.at("InstanceId"),
                    NodeText.name(node.at("InstanceProfileArn")),
                    NodeText.time(node.at("NotAfter")),
                    node.at("RecoveriesLeft"));
        }
        table.print(surroundings.terminal());
    }

    private static String status(Json node) {
        String reason = node.at("LockReason");
        return reason.isEmpty() ? node.at("Status") : node.at("Status") + ": " + reason;
    }
}
