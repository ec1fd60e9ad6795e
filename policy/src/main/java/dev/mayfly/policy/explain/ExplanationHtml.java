package dev.mayfly.policy.explain;

import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import java.util.List;
import java.util.Map;

/// An explanation as a fragment of HTML: one `section` of class `explanation`, without style or
/// script. Everything that comes from a policy or a request is escaped.
///
/// Classes: `allowed`, `denied`; `layer`; `statement`, with `matched` or `unmatched`; `clause`,
/// with `matched` or `unmatched`; `suggestions`; `hints`.
public final class ExplanationHtml {
    private static final int MAX_DEPTH = 16;

    private final StringBuilder out = new StringBuilder();

    private ExplanationHtml() {}

    /// The explanation as HTML.
    public static String render(Explanation explanation) {
        return ofJson(ExplanationJson.render(explanation));
    }

    /// The explanation that [ExplanationJson] wrote, or the decoded authorization message that
    /// holds it under `mayfly`; members it does not know are left out.
    ///
    /// @throws dev.mayfly.policy.json.JsonSyntaxException when it is no JSON
    public static String ofJson(String json) {
        Json root = JsonReader.read(json, MAX_DEPTH);
        ExplanationHtml html = new ExplanationHtml();
        html.explanation(member(root, "mayfly") instanceof Json.Obj inner ? inner : root);
        return html.out.toString();
    }

    private void explanation(Json why) {
        boolean allowed = text(why, "decision").equals("allowed");
        line("<section class=\"explanation\">");
        line("<p class=\"%s\">%s</p>".formatted(allowed ? "allowed" : "denied", verdict(why)));
        if (!text(why, "sentence").isEmpty()) {
            line("<blockquote>%s</blockquote>".formatted(escaped(text(why, "sentence"))));
        }
        line("<dl>");
        for (String name : List.of("caller", "action", "resource")) {
            if (!text(why, name).isEmpty()) {
                line(
                        "<dt>%s</dt><dd><code>%s</code></dd>"
                                .formatted(name, escaped(text(why, name))));
            }
        }
        line("</dl>");
        items(why, "layers").forEach(this::layer);
        list("suggestions", "What would allow it", items(why, "suggestions"));
        list("hints", "Worth knowing", items(why, "hints"));
        line("</section>");
    }

    private static String verdict(Json why) {
        return switch (text(why, "decision")) {
            case "allowed" -> "<strong>allowed</strong>";
            case "explicitDeny" -> "<strong>denied</strong> by an explicit Deny";
            case "refused" -> "<strong>refused</strong> before any policy was asked";
            default -> {
                String missing = text(why, "missing");
                yield "<strong>denied</strong>"
                        + (missing.isEmpty() ? "" : ": no " + escaped(missing) + " allows it");
            }
        };
    }

    private void layer(Json layer) {
        line("<section class=\"layer\">");
        line(
                "<h3>%s <code>%s</code></h3>"
                        .formatted(escaped(text(layer, "layer")), escaped(text(layer, "policy"))));
        line("<ol>");
        items(layer, "statements").forEach(this::statement);
        line("</ol>");
        String omitted = text(layer, "omitted");
        if (!omitted.isEmpty() && !omitted.equals("0")) {
            line("<p>… and %s statements further from matching</p>".formatted(escaped(omitted)));
        }
        line("</section>");
    }

    private void statement(Json statement) {
        boolean matched = matched(statement);
        line("<li class=\"statement %s\">".formatted(matched ? "matched" : "unmatched"));
        line(
                "<p>%s <strong>%s</strong> %s</p>"
                        .formatted(
                                escaped(text(statement, "effect")),
                                escaped(text(statement, "name")),
                                matched ? "applies" : "does not apply"));
        line("<table>");
        line(
                "<tr><th scope=\"col\">clause</th><th scope=\"col\">expected</th>"
                        + "<th scope=\"col\">actual</th></tr>");
        items(statement, "clauses").forEach(this::clause);
        line("</table>");
        line("</li>");
    }

    private void clause(Json clause) {
        line(
                "<tr class=\"clause %s\"><th scope=\"row\">%s %s</th><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                matched(clause) ? "matched" : "unmatched",
                                matched(clause) ? "✓" : "✗",
                                escaped(text(clause, "clause")),
                                values(items(clause, "expected")),
                                values(items(clause, "actual"))));
    }

    private static String values(List<Json> values) {
        if (values.isEmpty()) {
            return "<em>absent</em>";
        }
        return String.join(
                "<br>",
                values.stream()
                        .map(value -> "<code>" + escaped(scalar(value)) + "</code>")
                        .toList());
    }

    private void list(String name, String heading, List<Json> entries) {
        if (entries.isEmpty()) {
            return;
        }
        line("<section class=\"%s\">".formatted(name));
        line("<h3>%s</h3>".formatted(heading));
        line("<ol>");
        entries.forEach(entry -> line("<li>%s</li>".formatted(escaped(text(entry, "text")))));
        line("</ol>");
        line("</section>");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static boolean matched(Json value) {
        return text(value, "matched").equals("true");
    }

    private static Json member(Json value, String name) {
        return value instanceof Json.Obj(Map<String, Json> members, _)
                ? members.getOrDefault(name, new Json.Null(value.position()))
                : new Json.Null(value.position());
    }

    private static List<Json> items(Json value, String name) {
        return member(value, name) instanceof Json.Arr(List<Json> items, _) ? items : List.of();
    }

    private static String text(Json value, String name) {
        return scalar(member(value, name));
    }

    private static String scalar(Json value) {
        return switch (value) {
            case Json.Str(String text, _) -> text;
            case Json.Num(String digits, _) -> digits;
            case Json.Bool(boolean on, _) -> Boolean.toString(on);
            case Json.Null _, Json.Arr _, Json.Obj _ -> "";
        };
    }

    /// For element content and for quoted attributes alike. Characters that do not print become
    /// visible, those that turn the direction of writing too.
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        String printable = Printable.of(text);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
