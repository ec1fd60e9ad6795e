package dev.mayfly.simulation;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;

/// Reads the documents of a simulation; they are named by where they stand in the request.
final class SimulatedPolicies {

    private SimulatedPolicies() {}

    static List<NamedPolicy> identity(String listName, List<String> documents) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (String document : documents) {
            String name = listName + "." + (policies.size() + 1);
            policies.add(new NamedPolicy(name, parse(name, document, PolicyKind.IDENTITY)));
        }
        return policies;
    }

    static NamedPolicy resource(String document) {
        return new NamedPolicy(
                "ResourcePolicy", parse("ResourcePolicy", document, PolicyKind.RESOURCE));
    }

    /// A document of either kind, by whether it says whom it is about.
    static PolicyDocument eitherKind(String name, String document) {
        try {
            return PolicyParser.parse(document, PolicyKind.RESOURCE);
        } catch (PolicySyntaxException _) {
            return parse(name, document, PolicyKind.IDENTITY);
        }
    }

    private static PolicyDocument parse(String name, String document, PolicyKind kind) {
        try {
            return PolicyParser.parse(document, kind);
        } catch (PolicySyntaxException e) {
            throw new RefusedException(
                    new Refusal.InvalidInput(name + " is not a valid policy: " + e.getMessage()));
        }
    }
}
