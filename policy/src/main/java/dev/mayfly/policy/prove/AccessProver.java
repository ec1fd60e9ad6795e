package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.List;

/// Proves claims about what policies allow.
///
/// Stateless and thread-safe; [Limits] are of one question.
public final class AccessProver {
    /// The policies, taken together as those of one caller (or, of kind `RESOURCE`, alone), allow
    /// none of these accesses.
    public Proof never(List<PolicyDocument> policies, Access access, Limits limits) {
        return new Proof.Unknown("not built yet");
    }

    /// Access Analyzer's `CheckAccessNotGranted`: the policy grants none of the accesses. Within
    /// one access every action is asked on every resource.
    public Proof accessNotGranted(PolicyDocument policy, List<Access> accesses, Limits limits) {
        return new Proof.Unknown("not built yet");
    }

    /// Access Analyzer's `CheckNoNewAccess`: everything the newer policy allows, the older does.
    public Proof noNewAccess(PolicyDocument older, PolicyDocument newer, Limits limits) {
        return new Proof.Unknown("not built yet");
    }

    /// Access Analyzer's `CheckNoPublicAccess`: the resource policy lets in nobody from outside who
    /// is not named.
    public Proof noPublicAccess(PolicyDocument policy, Limits limits) {
        return new Proof.Unknown("not built yet");
    }

    /// Under all these layers this caller can never do any of the accesses, whatever the condition
    /// keys say that do not follow from the caller. For "can A become B": the caller is a session
    /// of A, the access `sts:AssumeRole` on B, the resource policy of the stack B's trust policy.
    public Proof never(CallerPrincipal caller, PolicyStack stack, Access access, Limits limits) {
        return new Proof.Unknown("not built yet");
    }
}
