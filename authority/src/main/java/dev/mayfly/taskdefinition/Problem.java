package dev.mayfly.taskdefinition;

/// Something that is wrong with a task definition.
///
/// @param kind what sort of wrong it is
/// @param path where, as `containerDefinitions[0].memory`; empty for the whole
/// @param message what is wrong; AWS's own words where they are known
public record Problem(Kind kind, String path, String message) {

    /// Sorts of wrong.
    public enum Kind {
        /// The text is not a task definition: syntax, an unknown member, a wrong type.
        MALFORMED,
        /// AWS would refuse it too.
        INVALID,
        /// AWS takes it; we do not, since it would break isolation or is something we cannot do.
        UNSUPPORTED,
        /// A long-lived key stands in it.
        KEY
    }

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
