package dev.mayfly.iam;

import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.stream.Stream;

/// Answers questions about managed policies, the account's and AWS's, from one state. Thread-safe.
public final class PolicyReader {

    private final PolicyLookup lookup;

    public PolicyReader(PolicyLookup lookup) {
        this.lookup = lookup;
    }

    /// Whose policies are listed.
    public enum Scope {
        ALL,
        AWS,
        LOCAL
    }

    /// What a policy is used as.
    public enum Usage {
        ANY,
        PERMISSIONS_POLICY,
        PERMISSIONS_BOUNDARY
    }

    /// Which policies are listed. `usage` narrows a listing of attached policies only.
    ///
    /// Source: AWS answers `OnlyAttached=false` with every policy whatever `PolicyUsageFilter` says
    /// (captured 2026-09 by the project stackd, `policy_management.json`).
    public record Filter(Scope scope, boolean onlyAttached, Usage usage, String pathPrefix) {}

    /// The policies the filter lets through, unordered.
    public List<PolicySummary> list(AccountState state, Filter filter) {
        PolicyUse use = PolicyUse.of(state);
        Stream<PolicySummary> local =
                filter.scope() == Scope.AWS
                        ? Stream.empty()
                        : state.policies().values().stream().map(p -> PolicySummary.of(p, use));
        Stream<PolicySummary> aws =
                filter.scope() == Scope.LOCAL
                        ? Stream.empty()
                        : lookup.aws().all().stream().map(p -> PolicySummary.of(p, use));
        return Stream.concat(local, aws)
                .filter(policy -> Paths.matches(policy.path(), filter.pathPrefix()))
                .filter(policy -> !filter.onlyAttached() || used(policy.use(), filter.usage()))
                .toList();
    }

    /// The policy with this ARN, documents aside, or AWS's refusal.
    public PolicySummary summary(AccountState state, String arn) {
        PolicyArns.requireArn(arn);
        PolicyUse use = PolicyUse.of(state);
        ManagedPolicy local = state.policies().get(arn);
        if (local != null) {
            return PolicySummary.of(local, use);
        }
        return lookup.aws()
                .find(arn)
                .map(policy -> PolicySummary.of(policy, use))
                .orElseThrow(() -> notFound(arn));
    }

    /// The policy with this ARN, or AWS's refusal.
    public ManagedPolicy policy(AccountState state, String arn) {
        PolicyArns.requireArn(arn);
        return lookup.find(state, arn).orElseThrow(() -> notFound(arn));
    }

    /// One version of a policy, or AWS's refusal.
    public ManagedPolicy.Version version(AccountState state, String arn, int version) {
        return PolicyVersions.find(policy(state, arn), version);
    }

    static RefusedException notFound(String arn) {
        return Existing.noSuchEntity("Policy " + arn + " was not found.");
    }

    private static boolean used(PolicyUse.Count use, Usage usage) {
        return switch (usage) {
            case ANY -> !use.isNone();
            case PERMISSIONS_POLICY -> use.attachments() > 0;
            case PERMISSIONS_BOUNDARY -> use.boundaries() > 0;
        };
    }
}
