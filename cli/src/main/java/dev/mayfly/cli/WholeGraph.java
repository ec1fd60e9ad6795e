package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.drawing.Dot;
import dev.mayfly.drawing.GraphJson;
import dev.mayfly.drawing.GraphText;
import dev.mayfly.drawing.Svg;
import dev.mayfly.inventory.Inventory;
import dev.mayfly.reach.Holdings;
import dev.mayfly.reach.RoleGraph;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Shows who can become whom over everything an authority holds.
@SuppressWarnings("OptionalUsedAsFieldOrParameterType") // an option of the command line
record WholeGraph(
        Terminal terminal, InstantSource clock, ProveCommand.Format format, Optional<Path> output) {

    /// For ruling out what is impossible; the graph is there after a fraction of it.
    private static final Duration PROOF_TIME = Duration.ofSeconds(1);

    void show(AuthorityClient client) {
        Holdings holdings = new Inventory(client).read();
        Instant end = clock.instant().plus(PROOF_TIME);
        RoleGraph graph = RoleGraph.of(holdings, () -> clock.instant().isAfter(end));
        StringWriter file = new StringWriter();
        Terminal to =
                output.isEmpty()
                        ? terminal
                        : new Terminal(
                                new PrintWriter(file), terminal.err(), false, false, "mayfly");
        switch (format) {
            case text, list -> GraphText.print(graph, to);
            case json -> to.say(GraphJson.of(graph).write(true));
            case dot -> to.say(Dot.of(graph).stripTrailing());
            case svg -> to.say(Svg.of(graph).stripTrailing());
        }
        output.ifPresent(path -> write(path, file.toString()));
        if (format != ProveCommand.Format.json) {
            graph.remarks().forEach(remark -> terminal.note(Table.harmless(remark)));
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw Failure.trouble("`" + path + "` cannot be written", "check --output");
        }
    }
}
