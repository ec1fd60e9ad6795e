package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;

/// A policy as it is written, read as JSON and no further: statements may lack elements, values may
/// be of the wrong type.
///
/// @param text the whole document
/// @param kind what it is to be attached to
/// @param root its outermost object
public record PolicyText(String text, PolicyKind kind, Json.Obj root) {
    /// The statements that are objects, whether or not the array around them was left out.
    List<StatementText> statements() {
        Json written = root.members().get("Statement");
        List<StatementText> statements = new ArrayList<>();
        if (written instanceof Json.Obj lone) {
            statements.add(new StatementText(List.of(new Location.Step.Member("Statement")), lone));
        }
        if (written instanceof Json.Arr(List<Json> items, _)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Json.Obj statement) {
                    statements.add(
                            new StatementText(
                                    List.of(
                                            new Location.Step.Member("Statement"),
                                            new Location.Step.Item(i)),
                                    statement));
                }
            }
        }
        return statements;
    }
}
