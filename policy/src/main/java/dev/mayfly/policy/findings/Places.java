package dev.mayfly.policy.findings;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.SourcePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds where the parts of a compiled policy ([PolicyText#wellFormed()]) are written.
public final class Places {
    private final Json.Obj root;

    public Places(PolicyText policy) {
        this.root = policy.root();
    }

    public Path statement(Statement statement) {
        return at(statement.position());
    }

    /// To a whole element: `Action` or `NotAction`.
    public Path actions(Statement statement) {
        return at(statement.actions().position());
    }

    /// To one entry of it, from 0.
    public Path action(Statement statement, int index) {
        return item(statement.actions().position(), index);
    }

    /// To one entry of `Resource` or `NotResource`, from 0; to the statement when it has none.
    public Path resource(Statement statement, int index) {
        return statement
                .resources()
                .map(element -> item(element.position(), index))
                .orElseGet(() -> statement(statement));
    }

    /// To `Resource` or `NotResource`; to the statement when it has none.
    public Path resources(Statement statement) {
        return statement
                .resources()
                .map(Element::position)
                .map(this::at)
                .orElseGet(() -> statement(statement));
    }

    /// To `Principal` or `NotPrincipal`; to the statement when it has none.
    public Path principals(Statement statement) {
        return statement
                .principals()
                .map(Element::position)
                .map(this::at)
                .orElseGet(() -> statement(statement));
    }

    /// To the name of the condition's key.
    public Path key(Condition condition) {
        String pointer = condition.position().pointer();
        int slash = pointer.lastIndexOf('/');
        return path(pointer.substring(0, slash)).key(unescaped(pointer.substring(slash + 1)));
    }

    /// To the name of the condition's operator.
    public Path operator(Condition condition) {
        String pointer = condition.position().pointer();
        String block = pointer.substring(0, pointer.lastIndexOf('/'));
        int slash = block.lastIndexOf('/');
        return path(block.substring(0, slash)).key(unescaped(block.substring(slash + 1)));
    }

    /// To one of the condition's values, from 0.
    public Path value(Condition condition, int index) {
        return item(condition.position(), index);
    }

    private Path at(SourcePosition position) {
        return path(position.pointer());
    }

    private Path item(SourcePosition list, int index) {
        Path path = at(list);
        return found(list.pointer()).filter(Json.Arr.class::isInstance).isPresent()
                ? path.item(index)
                : path;
    }

    private Path path(String pointer) {
        Path path = Path.ROOT;
        Json at = root;
        for (String step : steps(pointer)) {
            if (at instanceof Json.Arr(var items, _)) {
                int index = Integer.parseInt(step);
                path = path.item(index);
                at = items.get(index);
            } else if (at instanceof Json.Obj(var members, _)) {
                path = path.member(step);
                at = members.getOrDefault(step, at);
            }
        }
        return path;
    }

    private Optional<Json> found(String pointer) {
        Json at = root;
        for (String step : steps(pointer)) {
            switch (at) {
                case Json.Arr(var items, _) -> at = items.get(Integer.parseInt(step));
                case Json.Obj(var members, _) when members.containsKey(step) ->
                        at = members.getOrDefault(step, at);
                case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(at);
    }

    private static List<String> steps(String pointer) {
        return Arrays.stream(pointer.split("/", -1)).skip(1).map(Places::unescaped).toList();
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
