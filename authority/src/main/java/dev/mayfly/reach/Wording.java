package dev.mayfly.reach;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/// Conditions of a policy in words.
final class Wording {

    /// A list of a hundred repositories is no reading for a table.
    private static final int MAX_VALUES = 8;

    private Wording() {}

    /// What a statement that allows wants of the request.
    static List<String> wanted(Statement statement, Knowledge knowledge) {
        List<String> texts = new ArrayList<>();
        Relaxation.open(statement, knowledge).forEach(c -> texts.add(text(c)));
        for (ResourcePattern pattern : Relaxation.openResources(statement, knowledge)) {
            texts.add(
                    (statement.resources().orElseThrow().negated() ? "is not " : "is ")
                            + pattern.source());
        }
        return texts;
    }

    /// What must not be, lest a statement that denies strikes.
    static String unless(Statement statement, Knowledge knowledge) {
        return "unless " + String.join(" and ", wanted(statement, knowledge));
    }

    /// Keys of an identity provider go by the name of the claim, which is plain beside the
    /// provider.
    private static String text(Condition condition) {
        String key = condition.key().name();
        String issuer = key.substring(0, Math.max(0, key.lastIndexOf(':')));
        boolean claim = !key.startsWith("aws:") && issuer.indexOf('.') > 0;
        List<String> values = condition.values();
        String shown = String.join(", ", values.subList(0, Math.min(MAX_VALUES, values.size())));
        int more = values.size() - MAX_VALUES;
        return (claim ? condition.key().claim() : key)
                + " "
                + condition.operatorName()
                + " "
                + shown
                + (more > 0 ? " and " + more + " more" : "");
    }
}
