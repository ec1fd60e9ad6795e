package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.ArrayList;
import java.util.List;

/// Proves claims about what policies allow.
///
/// Stateless and thread-safe; [Limits] are of one question.
public final class AccessProver {
    /// The policies, taken together as those of one caller (or, of kind `RESOURCE`, alone), allow
    /// none of these accesses.
    public Proof never(List<PolicyDocument> policies, Access access, Limits limits) {
        return granted(policies, List.of(access), limits);
    }

    /// Access Analyzer's `CheckAccessNotGranted`: the policy grants none of the accesses. Within
    /// one access every action is asked on every resource.
    public Proof accessNotGranted(PolicyDocument policy, List<Access> accesses, Limits limits) {
        return granted(List.of(policy), accesses, limits);
    }

    private static Proof granted(
            List<PolicyDocument> policies, List<Access> accesses, Limits limits) {
        List<Start> starts = new ArrayList<>();
        for (Access access : accesses) {
            List<Clause> about = AccessQuestion.about(access);
            for (Asker asker : AccessQuestion.askers(policies)) {
                AccessQuestion.starts(policies, asker, about).forEach(starts::add);
            }
        }
        Judge judge =
                request ->
                        switch (AccessQuestion.decision(request, policies)) {
                            case Decision.Allowed _ -> new Verdict.Contradicts();
                            case Decision.ExplicitlyDenied denied ->
                                    new Verdict.Blocked(denied.by().statement());
                            case Decision.ImplicitlyDenied _ ->
                                    new Verdict.Unconfirmed(AccessQuestion.doubt(request));
                        };
        return new Hunt(judge, AccessQuestion.setting(policies), summary(policies), limits)
                .from(starts);
    }

    /// Access Analyzer's `CheckNoNewAccess`: everything the newer policy allows, the older does.
    public Proof noNewAccess(PolicyDocument older, PolicyDocument newer, Limits limits) {
        if (newer.kind() == PolicyKind.TRUST) {
            return new TrustProver().noNewAccess(older, newer, limits);
        }
        List<PolicyDocument> both = List.of(newer, older);
        Comparison comparison = new Comparison(older, newer);
        List<Start> starts = new ArrayList<>();
        for (Asker asker : AccessQuestion.askers(both)) {
            starts.addAll(
                    comparison.starts(
                            AccessQuestion.starts(List.of(newer), asker, Universe.requests())
                                    .toList()));
        }
        Judge judge =
                comparison.judge(
                        (request, policy) -> AccessQuestion.decision(request, List.of(policy)),
                        AccessQuestion::doubt);
        return new Hunt(judge, AccessQuestion.setting(both), summary(both), limits).from(starts);
    }

    private static Summary summary(List<PolicyDocument> policies) {
        return policies.getFirst().kind().hasPrincipals()
                ? AccessQuestion::summaryWithCaller
                : AccessQuestion::summary;
    }

    /// Access Analyzer's `CheckNoPublicAccess`: the resource policy lets in nobody from outside who
    /// is not named.
    public Proof noPublicAccess(PolicyDocument policy, Limits limits) {
        PublicAccess access = new PublicAccess(policy, limits);
        return policy.kind() == PolicyKind.TRUST ? access.ofTrust() : access.ofResource();
    }

    /// Under all these layers this caller can never do any of the accesses, whatever the condition
    /// keys say that do not follow from the caller. For "can A become B": the caller is a session
    /// of A, the access `sts:AssumeRole` on B, the resource policy of the stack B's trust policy.
    public Proof never(CallerPrincipal caller, PolicyStack stack, Access access, Limits limits) {
        return new StackQuestion(caller, stack).never(access, limits);
    }
}
