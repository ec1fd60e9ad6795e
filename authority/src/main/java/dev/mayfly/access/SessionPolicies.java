package dev.mayfly.access;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Inline session policies, parsed. The same few texts come with every call of a session, so the
/// last ones are kept; one entry a slot, so the size is fixed.
///
/// Thread-safe.
final class SessionPolicies {

    private static final int SLOTS = 512;

    private final AtomicReferenceArray<PolicyDocument> slots = new AtomicReferenceArray<>(SLOTS);

    PolicyDocument parsed(String json) {
        int hash = json.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        PolicyDocument known = slots.get(slot);
        if (known != null && known.json().equals(json)) {
            return known;
        }
        PolicyDocument parsed = PolicyParser.parse(json, PolicyKind.SESSION);
        slots.set(slot, parsed);
        return parsed;
    }
}
