package dev.mayfly.trial;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The policies a request is tried on, as texts.
public record TrialPolicies(
        List<Text> identity,
        Optional<Text> resource,
        Optional<Text> boundary,
        List<Text> session,
        List<Text> serviceControl) {
    public TrialPolicies {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
        serviceControl = List.copyOf(serviceControl);
    }

    /// A policy and the file it came from.
    public record Text(String name, String json) {}

    /// The layers an evaluation asks. A resource policy without resources that only speaks of STS
    /// is a role's trust policy.
    public PolicyStack stack() {
        PolicyStack stack = PolicyStack.EMPTY;
        if (!identity.isEmpty()) {
            stack = stack.withIdentity(parsed(identity, PolicyKind.IDENTITY));
        }
        if (resource.isPresent()) {
            stack = withResource(stack, resource.get());
        }
        if (boundary.isPresent()) {
            stack = stack.withBoundary(parsed(boundary.get(), PolicyKind.BOUNDARY));
        }
        if (!session.isEmpty()) {
            stack = stack.withSession(parsed(session, PolicyKind.SESSION));
        }
        if (!serviceControl.isEmpty()) {
            stack =
                    stack.withServiceControl(
                            List.of(parsed(serviceControl, PolicyKind.SERVICE_CONTROL)));
        }
        return stack;
    }

    private static PolicyStack withResource(PolicyStack stack, Text text) {
        try {
            PolicyDocument trust = PolicyParser.parse(text.json(), PolicyKind.TRUST);
            if (trust.statements().stream().allMatch(TrialPolicies::assumes)) {
                return stack.withResourcePolicy(new NamedPolicy(text.name(), trust));
            }
        } catch (PolicySyntaxException _) {
            // no trust policy; then it is one of another resource
        }
        return stack.withResourcePolicy(parsed(text, PolicyKind.RESOURCE));
    }

    private static boolean assumes(Statement statement) {
        return statement.actions().patterns().stream()
                .allMatch(action -> action.source().regionMatches(true, 0, "sts:", 0, 4));
    }

    private static List<NamedPolicy> parsed(List<Text> texts, PolicyKind kind) {
        List<NamedPolicy> policies = new ArrayList<>();
        texts.forEach(text -> policies.add(parsed(text, kind)));
        return policies;
    }

    private static NamedPolicy parsed(Text text, PolicyKind kind) {
        try {
            return new NamedPolicy(text.name(), PolicyParser.parse(text.json(), kind));
        } catch (PolicySyntaxException e) {
            throw Failure.usage(
                    "`" + text.name() + "` is not a valid policy: " + e.getMessage(),
                    "`mayfly policy check` says more");
        }
    }
}
