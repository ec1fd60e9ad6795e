package dev.mayfly.store.sql;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import java.util.Optional;

/// How the kinds of Roles Anywhere's resources are spelt in the database, apart from those of IAM.
final class AnywhereKind {

    private static final String PREFIX = "anywhere-";

    private AnywhereKind() {}

    static String stored(Kind kind) {
        return PREFIX + kind.word();
    }

    /// The kind spelt so, or empty when it is not one of these.
    static Optional<Kind> ofStored(String spelling) {
        for (Kind kind : Kind.values()) {
            if (stored(kind).equals(spelling)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
