package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.Json;
import dev.mayfly.client.TrailReader;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly trail`: the record, newest first.
@Command(name = "trail", description = "Shows who did what, newest first.")
final class TrailCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "only what jobs of this repository did")
    private Optional<String> repository = Optional.empty();

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "only this operation, such as AssumeRoleWithWebIdentity")
    private Optional<String> event = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "not before: 30m, 12h, 7d ago, or an instant")
    private Optional<String> since = Optional.empty();

    @Option(names = "--failed", description = "only what was refused")
    private boolean failed;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "at most so many events (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Mixin private FormatOption format = new FormatOption();

    TrailCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        List<Json> records;
        try (AuthorityClient client = authority.client(surroundings)) {
            records =
                    new TrailReader(client)
                            .newest(
                                    new TrailReader.Filter(
                                            repository,
                                            event,
                                            since.map(text ->
                                                    Since.parse(
                                                            text,
                                                            surroundings
                                                                    .outside()
                                                                    .clock()
                                                                    .instant())),
                                            failed),
                                    limit);
        }
        if (format.json()) {
            Json all = new Json.Members(Map.of("Records", new Json.Items(records)));
            surroundings.terminal().say(all.write(true));
        } else {
            table(records);
        }
    }

    private void table(List<Json> records) {
        Terminal terminal = surroundings.terminal();
        if (records.isEmpty()) {
            terminal.note("no event matches");
            return;
        }
        Table table = new Table("TIME", "EVENT", "RESULT", "WHO", "EVENT ID");
        boolean refusals = false;
        for (Json event : records) {
            String error = event.at("errorCode");
            refusals |= !error.isEmpty();
            table.row(
                    event.at("eventTime"),
                    event.at("eventName"),
                    error.isEmpty() ? "ok" : error,
                    TrailReader.who(event),
                    event.at("eventID"));
        }
        table.print(terminal);
        if (refusals) {
            terminal.note("`" + terminal.command() + " explain EVENT-ID` says why one was refused");
        }
    }
}
