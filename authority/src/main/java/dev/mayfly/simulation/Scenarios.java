package dev.mayfly.simulation;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes scenarios out of what callers hand in and what the account holds.
///
/// Source: IAM API Reference, `SimulateCustomPolicy` and `SimulatePrincipalPolicy`, read 2026-11;
/// texts as answered by AWS in public issue threads and captures.
public final class Scenarios {

    private static final PrincipalPolicies NOBODY =
            new PrincipalPolicies("", List.of(), Optional.empty(), List.of());

    private final PolicyLookup lookup;

    public Scenarios(PolicyLookup lookup) {
        this.lookup = lookup;
    }

    /// What a caller hands in; documents are JSON, empty lists and options were not sent.
    public record Inputs(
            List<String> policies,
            List<String> boundaries,
            Optional<String> resourcePolicy,
            Optional<String> resourceOwner,
            Optional<String> callerArn,
            List<ContextEntry> context,
            List<String> resources) {

        public Inputs {
            policies = List.copyOf(policies);
            boundaries = List.copyOf(boundaries);
            context = List.copyOf(context);
            resources = List.copyOf(resources);
        }
    }

    /// A scenario of the given policies alone.
    public Scenario custom(AccountState state, Inputs inputs) {
        return scenario(state, inputs, NOBODY);
    }

    /// A scenario of a principal's policies, with the given ones besides; a given boundary takes
    /// the place of its own.
    public Scenario ofPrincipal(AccountState state, String sourceArn, Inputs inputs) {
        return scenario(state, inputs, principal(state, sourceArn));
    }

    /// The condition keys that the given documents ask for, document by document.
    public List<String> contextKeys(List<String> documents) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String name = "PolicyInputList." + (i + 1);
            keys.addAll(ContextKeys.of(SimulatedPolicies.eitherKind(name, documents.get(i))));
        }
        return keys;
    }

    /// The condition keys that the policies of a principal ask for, its boundary included.
    public List<String> contextKeysOf(AccountState state, String sourceArn) {
        PrincipalPolicies principal = principal(state, sourceArn);
        List<NamedPolicy> all = new ArrayList<>(principal.identity());
        principal.boundary().ifPresent(all::add);
        return all.stream().flatMap(p -> ContextKeys.of(p.document()).stream()).toList();
    }

    private PrincipalPolicies principal(AccountState state, String sourceArn) {
        EntityArn source =
                EntityArn.parse(sourceArn)
                        .filter(entity -> entity.account().equals(state.account().digits()))
                        .orElseThrow(() -> unclear(sourceArn));
        return PrincipalPolicies.of(state, lookup, source);
    }

    private static Scenario scenario(
            AccountState state, Inputs inputs, PrincipalPolicies principal) {
        inputs.resources().forEach(Scenarios::requireResource);
        SimulatedCaller caller =
                new SimulatedCaller(state, caller(inputs, principal), principal.tags());
        return new Scenario(
                stack(inputs, principal, caller),
                caller.principal(),
                SimulatedContext.of(inputs.context(), caller.keys()),
                inputs.resourceOwner().map(Scenarios::owner).orElseGet(caller::account));
    }

    /// Whoever is named, else the user or role whose policies are simulated.
    private static Optional<EntityArn> caller(Inputs inputs, PrincipalPolicies principal) {
        if (inputs.callerArn().isEmpty()) {
            return EntityArn.parse(principal.arn())
                    .filter(entity -> entity.kind() != EntityArn.Kind.GROUP);
        }
        return Optional.of(
                EntityArn.parse(inputs.callerArn().get())
                        .orElseThrow(() ->
                                invalid(
                                        "Invalid caller - Caller must be an IAM user, role or group"
                                                + " in this context.")));
    }

    private static PolicyStack stack(
            Inputs inputs, PrincipalPolicies principal, SimulatedCaller caller) {
        List<NamedPolicy> identity = new ArrayList<>(principal.identity());
        identity.addAll(SimulatedPolicies.identity("PolicyInputList", inputs.policies()));
        PolicyStack stack = PolicyStack.EMPTY.withIdentity(identity);
        Optional<NamedPolicy> boundary = boundary(inputs).or(principal::boundary);
        if (boundary.isPresent()) {
            stack = stack.withBoundary(boundary.get());
        }
        if (inputs.resourcePolicy().isEmpty()) {
            return stack;
        }
        if (caller.entity().isEmpty()) {
            throw invalid("Invalid caller - Caller cannot be null or empty.");
        }
        if (inputs.resources().contains("*")) {
            throw unclear("*");
        }
        return stack.withResourcePolicy(SimulatedPolicies.resource(inputs.resourcePolicy().get()));
    }

    private static Optional<NamedPolicy> boundary(Inputs inputs) {
        if (inputs.boundaries().size() > 1) {
            throw invalid("A simulation has one permissions boundary at most.");
        }
        return SimulatedPolicies.identity("PermissionsBoundaryPolicyInputList", inputs.boundaries())
                .stream()
                .findFirst();
    }

    private static void requireResource(String resource) {
        if (!resource.equals("*") && Arn.parse(resource).isEmpty()) {
            throw invalid("ResourceNames are not in a valid ARN format: " + resource + ".");
        }
    }

    /// AWS's documentation says an account id, AWS answers that one with this refusal.
    private static String owner(String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("iam"))
                .map(Arn::account)
                .filter(Scenarios::isAccount)
                .orElseThrow(() -> invalid("'" + text + "' is not a valid as a Resource Owner."));
    }

    private static boolean isAccount(String digits) {
        try {
            return !new AccountId(digits).digits().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static RefusedException unclear(String arn) {
        return invalid(
                "Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
    }

    private static RefusedException invalid(String sentence) {
        return new RefusedException(new Refusal.InvalidInput(sentence));
    }
}
