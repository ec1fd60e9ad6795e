package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.eval.NamedPolicy;
import java.util.Optional;
import java.util.function.Function;

/// Managed policies by ARN: the account's own, and those AWS ships.
public final class PolicyLookup {

    private final Function<String, Optional<PolicyDocument>> awsManaged;

    /// `awsManaged` finds a policy of the `aws` account by its ARN.
    public PolicyLookup(Function<String, Optional<PolicyDocument>> awsManaged) {
        this.awsManaged = awsManaged;
    }

    /// The version in force of the policy with this ARN, or empty when there is none.
    public Optional<NamedPolicy> find(AccountState state, String arn) {
        ManagedPolicy own = state.policies().get(arn);
        Optional<PolicyDocument> document =
                own != null ? Optional.of(own.defaultText().document()) : awsManaged.apply(arn);
        return document.map(found -> new NamedPolicy(arn, found));
    }
}
