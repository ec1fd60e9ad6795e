package dev.mayfly.wire;

import java.util.List;
import java.util.Map;

/// One action on one resource that the caller's policies must allow, with the condition keys the
/// call adds (`iam:PolicyARN`, `aws:RequestTag/…`). `resource` is an ARN or `*`.
public record Permission(String action, String resource, Map<String, List<String>> context) {

    public Permission {
        context = Map.copyOf(context);
    }

    /// A permission without condition keys of its own.
    public static Permission of(String action, String resource) {
        return new Permission(action, resource, Map.of());
    }
}
