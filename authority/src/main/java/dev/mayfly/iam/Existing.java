package dev.mayfly.iam;

import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Map;
import java.util.Optional;

/// Looks up what a call names, or refuses with AWS's sentence for what is not there.
///
/// Source: texts recorded from live AWS by LocalStack's snapshot tests and by moto.
public final class Existing {

    private Existing() {}

    public static Role role(AccountState state, String name) {
        return find(state.roles(), Names.key(name), "The role with name %s cannot be found.", name);
    }

    public static User user(AccountState state, String name) {
        return find(state.users(), Names.key(name), "The user with name %s cannot be found.", name);
    }

    public static Group group(AccountState state, String name) {
        return find(
                state.groups(), Names.key(name), "The group with name %s cannot be found.", name);
    }

    public static InstanceProfile instanceProfile(AccountState state, String name) {
        return find(
                state.instanceProfiles(),
                Names.key(name),
                "Instance Profile %s cannot be found.",
                name);
    }

    /// The provider with this ARN, in the words of `GetOpenIDConnectProvider`.
    public static IdentityProvider provider(AccountState state, String arn) {
        return findProvider(state, arn)
                .orElseThrow(() -> noSuchEntity("OpenIDConnect Provider not found for arn " + arn));
    }

    /// The provider with this ARN; an ARN of another account or shape names none.
    static Optional<IdentityProvider> findProvider(AccountState state, String arn) {
        String prefix = Arn.iam(state.account(), "oidc-provider/").toString();
        return arn.startsWith(prefix)
                ? Optional.ofNullable(state.providers().get(arn.substring(prefix.length())))
                : Optional.empty();
    }

    /// The refusal for an entity that is not there.
    public static RefusedException noSuchEntity(String message) {
        return new RefusedException(new Refusal.NoSuchEntity(message));
    }

    private static <T> T find(Map<String, T> all, String key, String text, String name) {
        T found = all.get(key);
        if (found == null) {
            throw noSuchEntity(text.formatted(name));
        }
        return found;
    }
}
