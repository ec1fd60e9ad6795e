package dev.mayfly.iam;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Who uses a managed policy.
public final class PolicyEntities {

    private PolicyEntities() {}

    /// The kinds of identity a policy can be attached to.
    public enum Kind {
        GROUP,
        USER,
        ROLE
    }

    /// One user of a policy, by name and unique id.
    public record PolicyEntity(Kind kind, String name, String path, String uniqueId) {

        /// What listings are ordered by: the kind, then the name in any case.
        public String key() {
            return kind + "/" + Names.key(name);
        }
    }

    /// The identities of `state` that use the policy with this ARN in that way.
    public static List<PolicyEntity> of(AccountState state, String arn, PolicyReader.Usage usage) {
        Stream<PolicyEntity> groups =
                state.groups().values().stream()
                        .filter(g -> uses(usage, g.attachedPolicies().contains(arn), false))
                        .map(g -> new PolicyEntity(Kind.GROUP, g.name(), g.path(), g.uniqueId()));
        Stream<PolicyEntity> users =
                state.users().values().stream()
                        .filter(u -> uses(usage, u.attachedPolicies(), u.boundary().stream(), arn))
                        .map(u -> new PolicyEntity(Kind.USER, u.name(), u.path(), u.uniqueId()));
        Stream<PolicyEntity> roles =
                state.roles().values().stream()
                        .filter(r -> uses(usage, r.attachedPolicies(), r.boundary().stream(), arn))
                        .map(r -> new PolicyEntity(Kind.ROLE, r.name(), r.path(), r.uniqueId()));
        return Stream.of(groups, users, roles).flatMap(entities -> entities).toList();
    }

    private static boolean uses(
            PolicyReader.Usage usage,
            Collection<String> attached,
            Stream<String> boundary,
            String arn) {
        return uses(usage, attached.contains(arn), boundary.anyMatch(arn::equals));
    }

    private static boolean uses(PolicyReader.Usage usage, boolean attached, boolean bounded) {
        return switch (usage) {
            case ANY -> attached || bounded;
            case PERMISSIONS_POLICY -> attached;
            case PERMISSIONS_BOUNDARY -> bounded;
        };
    }
}
