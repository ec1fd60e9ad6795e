package dev.mayfly.access;

import dev.mayfly.session.SessionClaims;
import java.util.List;
import java.util.Map;

/// A session asks to do `action` to `resource` (an ARN, or `*`). `context` holds the condition keys
/// of the operation itself; the global ones follow from the session and the circumstances.
public record AccessRequest(
        SessionClaims caller,
        String action,
        String resource,
        Map<String, List<String>> context,
        Circumstances circumstances) {

    public AccessRequest {
        context = Map.copyOf(context);
    }
}
