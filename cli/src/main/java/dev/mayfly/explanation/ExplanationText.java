package dev.mayfly.explanation;

import dev.mayfly.client.Json;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;

/// An explanation on a terminal.
public final class ExplanationText {

    private static final int LABEL = 10;

    private final Terminal terminal;

    public ExplanationText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Shows the decoded authorization message `document`, which holds our own explanation under
    /// `mayfly`.
    public void print(Json document) {
        Json why = document.find("mayfly").orElse(document);
        verdict(why);
        for (Json layer : why.items("layers")) {
            layer(layer);
        }
        numbered("What would allow it", why.items("suggestions"));
        numbered("Worth knowing", why.items("hints"));
    }

    private void verdict(Json why) {
        String decision =
                switch (why.at("decision")) {
                    case "allowed" -> terminal.green("allowed");
                    case "explicitDeny" -> terminal.red("denied") + " by an explicit Deny";
                    default -> {
                        String missing = why.at("missing");
                        yield terminal.red("denied")
                                + (missing.isEmpty() ? "" : ": no " + missing + " allows it");
                    }
                };
        line("Decision", decision);
        line("Caller", clean(why.at("caller")));
        line("Action", clean(why.at("action")));
        line("Resource", clean(why.at("resource")));
    }

    private void layer(Json layer) {
        terminal.say("");
        terminal.say(terminal.bold(clean(title(layer.at("layer"), layer.at("policy")))));
        for (Json statement : layer.items("statements")) {
            statement(statement);
        }
        String omitted = layer.at("omitted");
        if (!omitted.isEmpty() && !omitted.equals("0")) {
            terminal.say("  … and " + omitted + " statements further from matching");
        }
    }

    /// The trust policy's name says already what it is.
    private static String title(String layer, String policy) {
        return policy.startsWith("trust policy") ? policy : layer + " " + policy;
    }

    private void statement(Json statement) {
        boolean matched = statement.at("matched").equals("true");
        String name = statement.at("name");
        terminal.say(
                "  "
                        + (matched ? terminal.green("✓") : terminal.red("✗"))
                        + " "
                        + clean(name.isEmpty() ? "statement " + statement.at("index") : name)
                        + " ("
                        + clean(statement.at("effect"))
                        + ") "
                        + (matched ? "applies" : "does not apply"));
        for (Json clause : statement.items("clauses")) {
            clause(clause);
        }
    }

    private void clause(Json clause) {
        boolean matched = clause.at("matched").equals("true");
        String mark = matched ? terminal.green("✓") : terminal.red("✗");
        if (matched) {
            terminal.say("      " + mark + " " + terminal.dim(clean(clause.at("clause"))));
            return;
        }
        terminal.say("      " + mark + " " + clean(clause.at("clause")));
        values("expected", clause.items("expected"));
        values("actual", clause.items("actual"));
    }

    private void values(String label, List<Json> values) {
        String text =
                values.isEmpty()
                        ? terminal.dim("nothing")
                        : values.stream()
                                .map(value -> clean(value.at()))
                                .collect(Collectors.joining(", "));
        terminal.say(String.format("          %-9s %s", label, text));
    }

    private void numbered(String heading, List<Json> entries) {
        if (entries.isEmpty()) {
            return;
        }
        terminal.say("");
        terminal.say(terminal.bold(heading));
        int number = 1;
        for (Json entry : entries) {
            terminal.say("  " + number + ". " + clean(entry.at("text")));
            number++;
        }
    }

    private void line(String label, String text) {
        terminal.say(label + " ".repeat(LABEL - label.length()) + text);
    }

    private static String clean(String text) {
        return Table.harmless(text);
    }
}
