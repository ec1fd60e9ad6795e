package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Map;
import java.util.Set;

/// What must be gone before an identity can be deleted.
///
/// Source: `DeleteConflict` answers of AWS in public issue threads.
final class Deletable {

    /// A group still has users, or a user is still in a group; AWS says the same of both.
    static final Refusal HAS_MEMBERS =
            new Refusal.DeleteConflict("Cannot delete entity, must remove users from group first.");

    private Deletable() {}

    static void requireNoPolicies(Set<String> attached, Map<String, PolicyText> inline) {
        if (!attached.isEmpty()) {
            throw conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!inline.isEmpty()) {
            throw conflict("Cannot delete entity, must delete policies first.");
        }
    }

    private static RefusedException conflict(String sentence) {
        return new RefusedException(new Refusal.DeleteConflict(sentence));
    }
}
