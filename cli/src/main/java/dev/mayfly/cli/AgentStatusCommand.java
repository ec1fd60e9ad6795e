package dev.mayfly.cli;

import dev.mayfly.agent.Agent;
import dev.mayfly.agent.control.ControlClient;
import dev.mayfly.client.Json;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mayfly agent status`: asks the agent that runs here how it stands.
@Command(
        name = "status",
        description = {
            "Says how the agent of this machine stands: what it is bound to, and its credentials.",
            "Ends with 1 when there are none to hand out."
        })
final class AgentStatusCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private AgentHomeOption data = new AgentHomeOption();
    @Mixin private FormatOption format = new FormatOption();

    AgentStatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Json status =
                new ControlClient(data.home(surroundings).directory().resolve(Agent.CONTROL_SOCKET))
                        .ask("status", Map.of());
        Terminal terminal = surroundings.terminal();
        if (format.json()) {
            terminal.say(status.write(true));
        } else {
            say(status, terminal);
        }
        return status.at("instanceCredentials", "state").equals("ready") ? 0 : Failure.REFUSED;
    }

    private static void say(Json status, Terminal terminal) {
        line(terminal, "node", status.at("node") + " (" + status.at("instanceId") + ")");
        line(terminal, "account", status.at("account") + ", " + status.at("region"));
        line(terminal, "authority", status.at("authority"));
        line(terminal, "metadata", status.at("metadata"));
        line(terminal, "containers", status.at("containers"));
        String prefix = "instanceCredentials";
        line(terminal, "credentials", status.at(prefix, "state"));
        line(terminal, "role", status.at(prefix, "roleArn"));
        line(terminal, "access key", status.at(prefix, "accessKeyId"));
        line(terminal, "expire", status.at(prefix, "expiration"));
        line(terminal, "next ones", status.at(prefix, "refreshAt"));
        line(terminal, "trouble", status.at(prefix, "trouble"));
    }

    private static void line(Terminal terminal, String name, String value) {
        if (!value.isEmpty()) {
            terminal.say(String.format("%-12s %s", name, Table.harmless(value)));
        }
    }
}
