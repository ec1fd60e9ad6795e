package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Tag;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tags of a principal: the session's, and those of its role that the session's do not replace.
/// Keys compare without case.
///
/// Source: IAM User Guide, "Pass session tags in AWS STS".
public final class PrincipalTags {

    private PrincipalTags() {}

    /// The tags of a session in the account as it is now.
    public static List<Tag> of(SessionClaims claims, AccountState state) {
        return of(
                claims,
                AdministratorRole.find(state, claims.roleName()).map(Role::tags).orElse(List.of()));
    }

    static List<Tag> of(SessionClaims claims, List<Tag> roleTags) {
        if (claims.tags().isEmpty()) {
            return roleTags;
        }
        List<Tag> tags = new ArrayList<>(claims.tags());
        Set<String> keys = new HashSet<>();
        claims.tags().forEach(tag -> keys.add(tag.key().toLowerCase(Locale.ROOT)));
        roleTags.stream()
                .filter(tag -> !keys.contains(tag.key().toLowerCase(Locale.ROOT)))
                .forEach(tags::add);
        return tags;
    }
}
