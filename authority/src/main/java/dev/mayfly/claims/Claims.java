package dev.mayfly.claims;

import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of a JSON object with the look-ups that token code needs. Absent and of another type
/// are both empty; [#has] tells them apart.
public record Claims(Members json) {

    /// The members of `values`.
    public static Claims of(Map<String, ClaimValue> values) {
        return new Claims(new Members(values));
    }

    /// Reads one JSON object strictly.
    ///
    /// @throws MalformedJsonException for anything else
    public static Claims parse(byte[] json) {
        return new Claims(StrictJson.object(json));
    }

    /// Whether the member is there, whatever its type.
    public boolean has(String name) {
        return json.values().containsKey(name);
    }

    /// The value of the member.
    public Optional<ClaimValue> value(String name) {
        return Optional.ofNullable(json.values().get(name));
    }

    /// The member as a string.
    public Optional<String> text(String name) {
        return json.values().get(name) instanceof Text(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /// The member as a 64-bit integer.
    public Optional<Long> whole(String name) {
        return json.values().get(name) instanceof ClaimValue.Whole(long value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /// The member as a string or a list of strings.
    public Optional<List<String>> texts(String name) {
        return switch (json.values().get(name)) {
            case Text(String value) -> Optional.of(List.of(value));
            case Items items -> items.texts();
            case null, default -> Optional.empty();
        };
    }

    /// The member as an object.
    public Optional<Claims> members(String name) {
        return json.values().get(name) instanceof Members inner
                ? Optional.of(new Claims(inner))
                : Optional.empty();
    }

    /// The scalar at a path of member names joined by `>`, e.g. `kubernetes.io>pod>name`.
    public Optional<String> scalarAt(String path) {
        int arrow = path.indexOf('>');
        if (arrow < 0) {
            return value(path).flatMap(ClaimValue::scalar);
        }
        return members(path.substring(0, arrow))
                .flatMap(inner -> inner.scalarAt(path.substring(arrow + 1)));
    }
}
