package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.MayflyOperations;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly revoke`: ends sessions before their time.
@Command(
        name = "revoke",
        description = "Ends sessions at once: all of a role issued until now, or one of them.")
final class RevokeCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "every session of this role, by name or ARN")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--before",
            paramLabel = "TIME",
            description = "with --role: only those issued before, 30m ago or an instant")
    private Optional<String> before = Optional.empty();

    @Option(
            names = "--session",
            paramLabel = "ACCESS-KEY-ID",
            description = "the session with this access key id (ASIA…)")
    private Optional<String> session = Optional.empty();

    RevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (role.isPresent() == session.isPresent()) {
            throw Failure.usage("say whose sessions to end", "--role ROLE, or --session ASIA…");
        }
        Terminal terminal = surroundings.terminal();
        try (AuthorityClient client = authority.client(surroundings)) {
            MayflyOperations operations = new MayflyOperations(client);
            if (session.isPresent()) {
                operations.revokeSession(session.get());
                terminal.say("session " + session.get() + " is over");
                return;
            }
            String name = new NamedRole(role.orElseThrow()).checkedName(client);
            Instant now = surroundings.outside().clock().instant();
            if (before.isPresent()) {
                Instant instant = Since.parse(before.get(), now).truncatedTo(ChronoUnit.SECONDS);
                operations.revokeRole(name, instant);
                terminal.say("sessions of " + name + " issued before " + instant + " are over");
            } else {
                operations.revokeRole(name);
                terminal.say("sessions of " + name + " issued until now are over");
            }
        }
    }
}
