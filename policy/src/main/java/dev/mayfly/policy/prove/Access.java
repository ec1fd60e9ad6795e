package dev.mayfly.policy.prove;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.PolicyVersion;
import dev.mayfly.policy.ResourcePattern;
import java.util.List;

/// Some actions on some resources.
///
/// @param actions empty for any
/// @param resources empty for any
public record Access(List<ActionPattern> actions, List<ResourcePattern> resources) {
    private static final String ON = " on ";

    public Access {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    /// From patterns as policies write them.
    ///
    /// @throws IllegalArgumentException if one of them is no pattern
    public static Access of(List<String> actions, List<String> resources) {
        return new Access(
                actions.stream().map(ActionPattern::of).toList(),
                resources.stream()
                        .map(text -> ResourcePattern.of(text, PolicyVersion.V2008))
                        .toList());
    }

    /// Reads `s3:DeleteBucket on arn:aws:s3:::prod-*`, or an action alone.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Access parse(String text) {
        int on = text.indexOf(ON);
        return on < 0
                ? of(List.of(text.strip()), List.of())
                : of(
                        List.of(text.substring(0, on).strip()),
                        List.of(text.substring(on + ON.length()).strip()));
    }
}
