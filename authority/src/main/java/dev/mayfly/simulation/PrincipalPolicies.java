package dev.mayfly.simulation;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.Memberships;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.identity.Tag;
import dev.mayfly.policy.eval.NamedPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The policies of a user with its groups, of a group, or of a role; and the boundary and tags of
/// what has them. Inline policies are named `user_NAME_POLICY`, managed ones by their own name; one
/// that a user has in several ways counts once.
///
/// Source: names as AWS's simulator gives them (`simulation.json` of the project stackd, captured
/// 2026-09).
public record PrincipalPolicies(
        String arn, List<NamedPolicy> identity, Optional<NamedPolicy> boundary, List<Tag> tags) {

    public PrincipalPolicies {
        identity = List.copyOf(identity);
        tags = List.copyOf(tags);
    }

    /// Of whom `source` names; a path that is not the stored one does not matter, as at AWS.
    static PrincipalPolicies of(AccountState state, PolicyLookup lookup, EntityArn source) {
        Reader reader = new Reader(state, lookup);
        return switch (source.kind()) {
            case USER -> reader.of(Existing.user(state, source.name()));
            case GROUP -> reader.of(Existing.group(state, source.name()));
            case ROLE -> reader.of(Existing.role(state, source.name()));
        };
    }

    /// Collects the policies of one principal.
    private static final class Reader {

        private final AccountState state;
        private final PolicyLookup lookup;
        private final List<NamedPolicy> inline = new ArrayList<>();
        private final Set<String> attached = new LinkedHashSet<>();

        Reader(AccountState state, PolicyLookup lookup) {
            this.state = state;
            this.lookup = lookup;
        }

        PrincipalPolicies of(User user) {
            add("user_" + user.name(), user.inlinePolicies(), user.attachedPolicies());
            Memberships.of(state, user).forEach(this::add);
            return new PrincipalPolicies(
                    user.arn(state.account()).toString(),
                    policies(),
                    user.boundary().map(this::managed),
                    user.tags());
        }

        PrincipalPolicies of(Group group) {
            add(group);
            return new PrincipalPolicies(
                    group.arn(state.account()).toString(), policies(), Optional.empty(), List.of());
        }

        PrincipalPolicies of(Role role) {
            add("role_" + role.name(), role.inlinePolicies(), role.attachedPolicies());
            return new PrincipalPolicies(
                    role.arn(state.account()).toString(),
                    policies(),
                    role.boundary().map(this::managed),
                    role.tags());
        }

        private void add(Group group) {
            add("group_" + group.name(), group.inlinePolicies(), group.attachedPolicies());
        }

        private void add(String owner, Map<String, PolicyText> policies, Collection<String> arns) {
            policies.forEach((name, text) ->
                    inline.add(new NamedPolicy(owner + "_" + name, text.document())));
            attached.addAll(arns);
        }

        private List<NamedPolicy> policies() {
            List<NamedPolicy> all = new ArrayList<>(inline);
            attached.forEach(arn -> all.add(managed(arn)));
            return all;
        }

        /// INVARIANT: a policy in use cannot be deleted, so it is there.
        private NamedPolicy managed(String arn) {
            PolicyText text = lookup.text(state, arn).orElseThrow();
            return new NamedPolicy(arn.substring(arn.lastIndexOf('/') + 1), text.document());
        }
    }
}
