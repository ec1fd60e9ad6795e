package dev.mayfly.policy.findings;

import dev.mayfly.policy.catalogue.Spelling;
import java.util.Collection;
import java.util.List;

/// Says that a member has no place in a policy, and which one was meant.
final class ElementNames {
    private ElementNames() {}

    /// @param object the way to what the member lies in
    static void invalid(String name, Path object, Collection<String> known, Findings findings) {
        Path key = object.key(name);
        findings.error(
                "INVALID_POLICY_ELEMENT", "The policy element " + name + " is not valid.", key);
        List<String> near = Spelling.nearest(name, known.stream().sorted().toList());
        if (near.size() == 1 && !near.getFirst().equals(name)) {
            findings.fix("write `" + near.getFirst() + "`", key, JsonString.of(near.getFirst()));
        }
    }
}
