package dev.mayfly.reach;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.prove.Access;
import dev.mayfly.policy.prove.AccessProver;
import dev.mayfly.policy.prove.Limits;
import dev.mayfly.policy.prove.Proof;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Rules out steps whose conditions cannot all be met, by proof: each may be met alone, as far as
/// the evaluator was asked.
///
/// What is not proved to be impossible stays.
final class SecondLook {

    /// Far less than a person's question may cost: there are many steps.
    private static final int STATES = 20_000;

    private final AccessProver prover = new AccessProver();
    private final BooleanSupplier outOfTime;

    SecondLook(BooleanSupplier outOfTime) {
        this.outOfTime = outOfTime;
    }

    boolean rulesOut(
            Caller caller,
            AuthorizationRequest request,
            PolicyStack stack,
            List<String> conditions) {
        if (outOfTime.getAsBoolean() || !known(caller, conditions)) {
            return false;
        }
        return prover.never(
                        caller.principal(),
                        stack,
                        Access.of(List.of(request.action()), List.of(request.resource())),
                        new Limits(STATES, outOfTime))
                instanceof Proof.Proved;
    }

    /// The prover takes the caller's own keys from the caller. Of somebody out of sight we know
    /// none, and of a role's session not the name, which `aws:userid` tells.
    private static boolean known(Caller caller, List<String> conditions) {
        return switch (caller.knowledge()) {
            case USER, NO_PRINCIPAL -> true;
            case ROLE, TAGGED_ROLE ->
                    conditions.stream().noneMatch(text -> text.contains("aws:userid"));
            case OTHER_PRINCIPAL, OTHER_ACCOUNT, ANYONE -> false;
        };
    }
}
