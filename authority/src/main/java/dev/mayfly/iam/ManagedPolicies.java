package dev.mayfly.iam;

import dev.mayfly.catalogue.AwsManagedPolicy;
import dev.mayfly.identity.Tag;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Creates, changes and deletes the account's own managed policies. Those AWS ships can be read and
/// attached, not changed.
///
/// Source: IAM API Reference, `CreatePolicy` to `UntagPolicy`, read 2026-11; texts as answered by
/// AWS in public issue threads.
public final class ManagedPolicies {

    /// Versions of one policy at a time.
    public static final int MAX_VERSIONS = 5;

    /// Managed policies of an account.
    public static final int MAX_POLICIES = 1500;

    private final Directory directory;
    private final PolicyLookup lookup;
    private final UniqueIds ids;
    private final InstantSource clock;

    public ManagedPolicies(
            Directory directory, PolicyLookup lookup, UniqueIds ids, InstantSource clock) {
        this.directory = directory;
        this.lookup = lookup;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a new policy is made of; `document` is its JSON.
    public record NewPolicy(
            String name,
            String path,
            String document,
            Optional<String> description,
            List<Tag> tags) {

        public NewPolicy {
            tags = List.copyOf(tags);
        }
    }

    /// Creates a policy with its first version. Names are unique in the account, whatever the path.
    public ManagedPolicy create(NewPolicy wanted) {
        PolicyText text = PolicyTexts.managed(wanted.document());
        List<Tag> tags = TagRules.initial(TagRules.KeyCase.EXACT, wanted.tags());
        String id = ids.next(UniqueIds.Kind.MANAGED_POLICY);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SortedMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>();
        versions.put(1, new ManagedPolicy.Version(text, now));
        AccountState after =
                directory.update(state -> {
                    requireNameFree(state, wanted.name());
                    return state.with(
                            new ManagedPolicy(
                                    PolicyArns.of(state.account(), wanted.path(), wanted.name()),
                                    wanted.name(),
                                    wanted.path(),
                                    id,
                                    now,
                                    now,
                                    wanted.description(),
                                    versions,
                                    1,
                                    1,
                                    tags));
                });
        String arn = PolicyArns.of(after.account(), wanted.path(), wanted.name());
        return Objects.requireNonNull(after.policies().get(arn));
    }

    /// Deletes a policy that nothing uses and that has only its default version left.
    public void delete(String arn) {
        directory.update(state -> {
            ManagedPolicy policy = own(state, arn);
            if (!PolicyUse.of(state).of(arn).isNone()) {
                throw conflict("Cannot delete a policy attached to entities.");
            }
            if (policy.versions().size() > 1) {
                throw conflict(
                        "This policy has more than one version. Before you delete a policy,"
                                + " you must delete the policy's versions. The default"
                                + " version is deleted with the policy.");
            }
            return state.without(policy);
        });
    }

    /// Adds a version and makes it the one in force if asked to.
    ///
    /// @return the policy with its new version, whose number is `lastVersion`
    public ManagedPolicy createVersion(String arn, String document, boolean setAsDefault) {
        PolicyText text = PolicyTexts.managed(document);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return change(
                arn,
                policy -> {
                    if (policy.versions().size() >= MAX_VERSIONS) {
                        throw new RefusedException(
                                new Refusal.LimitExceeded(
                                        "A managed policy can have up to 5 versions. Before you"
                                                + " create a new version, you must delete an"
                                                + " existing version."));
                    }
                    return PolicyVersions.added(
                            policy, new ManagedPolicy.Version(text, now), setAsDefault);
                });
    }

    /// Deletes a version that is not the default one; its number is never given again.
    public void deleteVersion(String arn, int version) {
        change(
                arn,
                policy -> {
                    PolicyVersions.find(policy, version);
                    if (policy.defaultVersion() == version) {
                        throw conflict("Cannot delete the default version of a policy.");
                    }
                    return PolicyVersions.removed(policy, version);
                });
    }

    /// Puts a version in force, at once for every session that has the policy.
    public void setDefaultVersion(String arn, int version) {
        change(
                arn,
                policy -> {
                    PolicyVersions.find(policy, version);
                    return PolicyVersions.inForce(policy, version);
                });
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String arn, List<Tag> tags) {
        change(
                arn,
                policy ->
                        PolicyVersions.tagged(
                                policy,
                                TagRules.merged(TagRules.KeyCase.EXACT, policy.tags(), tags)));
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String arn, Collection<String> keys) {
        change(
                arn,
                policy ->
                        PolicyVersions.tagged(
                                policy,
                                TagRules.without(TagRules.KeyCase.EXACT, policy.tags(), keys)));
    }

    private ManagedPolicy change(String arn, UnaryOperator<ManagedPolicy> change) {
        AccountState after = directory.update(state -> state.with(change.apply(own(state, arn))));
        return Objects.requireNonNull(after.policies().get(arn));
    }

    /// The policy of this account with that ARN, or AWS's refusal.
    private ManagedPolicy own(AccountState state, String arn) {
        PolicyArns.requireArn(arn);
        ManagedPolicy policy = state.policies().get(arn);
        if (policy != null) {
            return policy;
        }
        if (lookup.aws().find(arn).isPresent() || arn.startsWith(AwsManagedPolicy.ARN_PREFIX)) {
            throw new RefusedException(
                    new Refusal.UnmodifiableEntity(
                            "Policy " + arn + " is managed by AWS and cannot be changed."));
        }
        throw PolicyReader.notFound(arn);
    }

    private static void requireNameFree(AccountState state, String name) {
        boolean taken =
                state.policies().values().stream()
                        .anyMatch(policy -> Names.key(policy.name()).equals(Names.key(name)));
        if (taken) {
            throw new RefusedException(
                    new Refusal.EntityAlreadyExists(
                            "A policy called "
                                    + name
                                    + " already exists. Duplicate names are not allowed."));
        }
        if (state.policies().size() >= MAX_POLICIES) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Cannot exceed quota for PoliciesPerAccount: " + MAX_POLICIES));
        }
    }

    private static RefusedException conflict(String sentence) {
        return new RefusedException(new Refusal.DeleteConflict(sentence));
    }
}
