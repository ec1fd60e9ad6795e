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
    private final String indent;

    public ExplanationText(Terminal terminal) {
        this(terminal, "");
    }

    /// Every line begins with `indent`.
    public ExplanationText(Terminal terminal, String indent) {
        this.terminal = terminal;
        this.indent = indent;
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
        if (why.at("decision").equals("refused")) {
            line("Decision", terminal.red("refused") + " before any policy was asked");
            line("Told", clean(why.at("sentence")));
            return;
        }
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
        say("");
        say(terminal.bold(clean(title(layer.at("layer"), layer.at("policy")))));
        for (Json statement : layer.items("statements")) {
            statement(statement);
        }
        String omitted = layer.at("omitted");
        if (!omitted.isEmpty() && !omitted.equals("0")) {
            say("  … and " + omitted + " statements further from matching");
        }
    }

    /// The trust policy's name says already what it is.
    private static String title(String layer, String policy) {
        return policy.startsWith("trust policy") ? policy : layer + " " + policy;
    }

    private void statement(Json statement) {
        boolean matched = statement.at("matched").equals("true");
        String name = statement.at("name");
        say(
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
            say("      " + mark + " " + terminal.dim(clean(clause.at("clause"))));
            return;
        }
        say("      " + mark + " " + clean(clause.at("clause")));
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
        say(String.format("          %-9s %s", label, text));
    }

    private void numbered(String heading, List<Json> entries) {
        if (entries.isEmpty()) {
            return;
        }
        say("");
        say(terminal.bold(heading));
        int number = 1;
        for (Json entry : entries) {
            say("  " + number + ". " + clean(entry.at("text")));
            number++;
        }
    }

    private void line(String label, String text) {
        say(label + " ".repeat(LABEL - label.length()) + text);
    }

    private void say(String line) {
        terminal.say((indent + line).stripTrailing());
    }

    private static String clean(String text) {
        return Table.harmless(text);
    }
}
