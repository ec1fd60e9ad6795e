package dev.mayfly.protocol;

/// The type of a member on the wire, resolved from the type of a record component.
public sealed interface Type {

    /// A value without parts. `INSTANT` is a time in the spelling usual where it stands,
    /// `ISO_INSTANT` one in ISO 8601; `SECONDS` is a `Duration` sent as whole seconds; `SECRET` a
    /// string we never show.
    enum Scalar implements Type {
        TEXT,
        INT,
        LONG,
        BOOLEAN,
        DOUBLE,
        INSTANT,
        ISO_INSTANT,
        SECONDS,
        BYTES,
        SECRET
    }

    /// One of an enum's constants; its `toString()` is its spelling on the wire.
    record Choice(Class<? extends Enum<?>> constants) implements Type {}

    /// Another record.
    record Structure(RecordShape shape) implements Type {}

    /// A list.
    record Sequence(Type element) implements Type {}

    /// A map with string keys, in the order the answer gives.
    record Mapping(Type value) implements Type {}
}
