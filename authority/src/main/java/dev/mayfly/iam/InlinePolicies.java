package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rules for the inline policies of an identity. Names keep the case they were first written in
/// and are found in any.
///
/// Source: AWS's answers captured 2026-09 by the project stackd (`policy_management.json`).
final class InlinePolicies {

    private InlinePolicies() {}

    /// `policies` with one more, or with another document under a name that is there.
    static SortedMap<String, PolicyText> with(
            Holder holder, SortedMap<String, PolicyText> policies, String name, PolicyText text) {
        TreeMap<String, PolicyText> result = new TreeMap<>(policies);
        result.put(storedName(policies, name).orElse(name), text);
        int max = holder.kind().maxInlineChars();
        if (chars(result.values()) > max) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Maximum policy size of "
                                    + max
                                    + " bytes exceeded for "
                                    + holder.kind().word()
                                    + " "
                                    + holder.name()));
        }
        return result;
    }

    /// `policies` with one less, which must have been there.
    static SortedMap<String, PolicyText> without(
            Holder.Kind kind, SortedMap<String, PolicyText> policies, String name) {
        TreeMap<String, PolicyText> result = new TreeMap<>(policies);
        result.remove(storedName(policies, name).orElseThrow(() -> notFound(kind, name)));
        return result;
    }

    /// The policy with this name, or AWS's refusal.
    static PolicyText find(Holder.Kind kind, Map<String, PolicyText> policies, String name) {
        return storedName(policies, name)
                .map(policies::get)
                .orElseThrow(() -> notFound(kind, name));
    }

    private static Optional<String> storedName(Map<String, PolicyText> policies, String name) {
        return policies.keySet().stream()
                .filter(stored -> Names.key(stored).equals(Names.key(name)))
                .findFirst();
    }

    private static int chars(Collection<PolicyText> policies) {
        return policies.stream().mapToInt(p -> p.document().charsWithoutWhitespace()).sum();
    }

    private static RefusedException notFound(Holder.Kind kind, String name) {
        return Existing.noSuchEntity(
                "The " + kind.word() + " policy with name " + name + " cannot be found.");
    }
}
