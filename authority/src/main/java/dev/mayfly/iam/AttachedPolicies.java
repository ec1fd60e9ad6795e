package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.SortedSet;
import java.util.TreeSet;

/// The rules for the managed policies on an identity: its attachments and its boundary.
///
/// Source: texts in `aws-errors.tsv` and in public issue threads.
final class AttachedPolicies {

    private final PolicyLookup lookup;

    AttachedPolicies(PolicyLookup lookup) {
        this.lookup = lookup;
    }

    /// `attached` with one more; attaching what is attached changes nothing.
    SortedSet<String> with(
            AccountState state, Holder holder, SortedSet<String> attached, String arn) {
        PolicyArns.requireArn(arn);
        if (!lookup.exists(state, arn)) {
            throw Existing.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
        }
        TreeSet<String> result = new TreeSet<>(attached);
        if (result.add(arn) && result.size() > holder.kind().maxAttached()) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Cannot exceed quota for "
                                    + holder.kind().quotaName()
                                    + ": "
                                    + holder.kind().maxAttached()));
        }
        return result;
    }

    /// `attached` with one less, which must have been there.
    static SortedSet<String> without(SortedSet<String> attached, String arn) {
        PolicyArns.requireArn(arn);
        TreeSet<String> result = new TreeSet<>(attached);
        if (!result.remove(arn)) {
            throw PolicyReader.notFound(arn);
        }
        return result;
    }

    /// The ARN, when it names a policy that can be a permissions boundary.
    String boundary(AccountState state, String arn) {
        PolicyArns.requireArn(arn);
        if (!lookup.exists(state, arn)) {
            throw Existing.noSuchEntity(
                    "Scope ARN: " + arn + " does not exist or is not attachable.");
        }
        return arn;
    }
}
