package dev.mayfly.iam;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A role that callers can assume. `attachedPolicies` holds ARNs of managed policies, `boundary`
/// one.
///
/// `trustedPrincipalIds` maps each role or user ARN named in the trust policy to the unique id it
/// had when the policy was written: AWS trusts the entity, not its name, so a recreated role is not
/// trusted. The document of `trustPolicy` has these ids in place of the ARNs, its source has not.
///
/// `revokedBefore`: sessions issued before this instant are refused.
public record Role(
        String name,
        String path,
        String uniqueId,
        Instant createdAt,
        Optional<String> description,
        Duration maxSessionDuration,
        PolicyText trustPolicy,
        Map<String, String> trustedPrincipalIds,
        SortedMap<String, PolicyText> inlinePolicies,
        SortedSet<String> attachedPolicies,
        Optional<String> boundary,
        List<Tag> tags,
        Optional<Instant> revokedBefore)
        implements Entity {

    public Role {
        trustedPrincipalIds = Map.copyOf(trustedPrincipalIds);
        trustPolicy = TrustedPrincipals.bound(trustPolicy, trustedPrincipalIds);
        inlinePolicies = Collections.unmodifiableSortedMap(new TreeMap<>(inlinePolicies));
        attachedPolicies = Collections.unmodifiableSortedSet(new TreeSet<>(attachedPolicies));
        tags = List.copyOf(tags);
    }

    /// `arn:aws:iam::ACCOUNT:role/path/name`.
    public Arn arn(AccountId account) {
        return Arn.iam(account, "role" + path + name);
    }

    /// This role with every session refused that was issued before `instant`.
    public Role withRevokedBefore(Instant instant) {
        return with(edit -> edit.revokedBefore(instant));
    }

    /// This role after `edit`.
    Role with(Consumer<RoleEdit> edit) {
        RoleEdit changed = new RoleEdit(this);
        edit.accept(changed);
        return changed.role();
    }
}
