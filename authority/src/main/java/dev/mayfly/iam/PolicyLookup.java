package dev.mayfly.iam;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.catalogue.AwsManagedPolicy;
import dev.mayfly.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds a managed policy by its ARN, wherever it lives: in the account's state, or among those AWS
/// ships. Thread-safe.
public final class PolicyLookup {

    private final AwsManagedPolicies aws;

    public PolicyLookup(AwsManagedPolicies aws) {
        this.aws = aws;
    }

    /// The document in force under this ARN, or empty when there is no such policy.
    public Optional<PolicyText> text(AccountState state, String arn) {
        ManagedPolicy local = state.policies().get(arn);
        if (local != null) {
            return Optional.of(local.defaultText());
        }
        return aws.find(arn).map(this::text);
    }

    /// The policy with this ARN. One of AWS's has a single version, the default one.
    public Optional<ManagedPolicy> find(AccountState state, String arn) {
        ManagedPolicy local = state.policies().get(arn);
        if (local != null) {
            return Optional.of(local);
        }
        return aws.find(arn).map(this::managed);
    }

    /// Whether there is a policy with this ARN; reads no document.
    public boolean exists(AccountState state, String arn) {
        return state.policies().containsKey(arn) || aws.find(arn).isPresent();
    }

    /// The policies AWS ships.
    public AwsManagedPolicies aws() {
        return aws;
    }

    private PolicyText text(AwsManagedPolicy policy) {
        PolicyDocument document = aws.document(policy);
        return new PolicyText(document.json(), document);
    }

    private ManagedPolicy managed(AwsManagedPolicy policy) {
        SortedMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>();
        versions.put(policy.version(), new ManagedPolicy.Version(text(policy), policy.updatedAt()));
        return new ManagedPolicy(
                policy.arn(),
                policy.name(),
                policy.path(),
                policy.uniqueId(),
                policy.createdAt(),
                policy.updatedAt(),
                Optional.empty(),
                versions,
                policy.version(),
                policy.version(),
                List.of());
    }
}
