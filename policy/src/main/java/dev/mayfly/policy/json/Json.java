package dev.mayfly.policy.json;

import java.util.List;
import java.util.Map;

/// A JSON value (RFC 8259) that remembers where it stands.
public sealed interface Json {
    SourcePosition position();

    /// An object.
    ///
    /// @param members in the order of the text; names are unique
    record Obj(Map<String, Json> members, SourcePosition position) implements Json {}

    record Arr(List<Json> items, SourcePosition position) implements Json {}

    record Str(String value, SourcePosition position) implements Json {}

    /// A number.
    ///
    /// @param value the digits as written
    record Num(String value, SourcePosition position) implements Json {}

    record Bool(boolean value, SourcePosition position) implements Json {}

    record Null(SourcePosition position) implements Json {}

    /// The items of an array, or the one value that dropped its brackets.
    default List<Json> itemsOrSelf() {
        return this instanceof Arr(List<Json> items, _) ? items : List.of(this);
    }
}
