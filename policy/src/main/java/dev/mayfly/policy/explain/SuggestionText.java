package dev.mayfly.policy.explain;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.explain.Suggestion.Edit;
import dev.mayfly.policy.explain.Suggestion.KeyChange;
import java.util.List;
import java.util.stream.Collectors;

/// Puts suggestions into words.
final class SuggestionText {
    private static final String CONDITION = "Condition/";

    private SuggestionText() {}

    static String request(List<KeyChange> changes) {
        return changes.stream()
                .map(change ->
                        change.to()
                                .map(to -> "send `" + change.key() + "` = `" + to + "`")
                                .orElse("leave `" + change.key() + "` out"))
                .collect(Collectors.joining(" and "));
    }

    static String policy(Layer layer, Statement statement, List<Edit> edits) {
        String what =
                edits.stream()
                        .map(edit -> "add `" + edit.value() + "` to " + element(edit, statement))
                        .collect(Collectors.joining(" and "));
        return what + " of " + statement.name() + " in the " + layer.written();
    }

    static String narrowDeny(MatchedStatement by) {
        return "narrow or remove the Deny "
                + by.statement().name()
                + " in the "
                + by.layer().written()
                + " `"
                + by.policy().name()
                + "`";
    }

    /// The pointer behind the statement's own, as people write it.
    private static String element(Edit edit, Statement statement) {
        String inside = edit.pointer().substring(statement.position().pointer().length() + 1);
        String shown =
                inside.startsWith(CONDITION)
                        ? inside.substring(CONDITION.length()).replace("/", " ")
                        : inside;
        return "`" + shown.replace("~1", "/").replace("~0", "~") + "`";
    }
}
