package dev.mayfly.policy.prove;

import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.box.Values;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.token.CallerForms;
import dev.mayfly.policy.token.TokenText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Users, role sessions and root users. Those that principal elements name stand apart; the others
/// of an account are alike.
final class AwsCallers {
    private static final ContextKey ARN = ContextKey.of("aws:PrincipalArn");
    private static final ContextKey ACCOUNT = ContextKey.of("aws:PrincipalAccount");
    private static final ContextKey USER_ID = ContextKey.of("aws:userid");
    private static final ContextKey USER_NAME = ContextKey.of("aws:username");
    private static final ContextKey PROVIDER = ContextKey.of("aws:FederatedProvider");

    private final Set<ContextKey> inPlay;
    private final Nfa named;

    /// @param named callers that stand apart
    AwsCallers(Collection<PrincipalPattern> named, Set<ContextKey> inPlay) {
        this.inPlay = inPlay;
        this.named = Nfa.of(named.stream().map(PrincipalPattern::source).map(Shape::text).toList());
    }

    /// Those of one account who are not named.
    List<Asker> of(String account) {
        return kinds(Optional.of(account), Map.of(ARN, Region.one(Values.outside(named))));
    }

    /// Those of all accounts but these.
    List<Asker> ofOthersThan(Collection<String> accounts) {
        Nfa known = Nfa.of(accounts.stream().map(Shape::text).toList());
        return kinds(Optional.empty(), Map.of(ACCOUNT, Region.one(Values.outside(known))));
    }

    /// Those of every account.
    List<Asker> ofAll() {
        return kinds(Optional.empty(), Map.of());
    }

    /// One user, or every session of one role.
    Asker named(String arn) {
        return arn.contains(":role/")
                ? asker(CallerForms.of(arn), AwsCallers::roleSession)
                : asker(CallerForms.of(arn), AwsCallers::user);
    }

    private List<Asker> kinds(Optional<String> account, Map<ContextKey, Region> narrowed) {
        return List.of(
                        asker(CallerForms.users(account), AwsCallers::user),
                        asker(CallerForms.usersWithPath(account), AwsCallers::user),
                        asker(CallerForms.roleSessions(account), AwsCallers::roleSession),
                        asker(CallerForms.roots(account), AwsCallers::root))
                .stream()
                .map(asker -> asker.pinning(narrowed))
                .toList();
    }

    private Asker asker(TokenText form, Function<Map<ContextKey, String>, CallerPrincipal> who) {
        Claims claims = new Claims("", form);
        CallerPrincipal one = who.apply(claims.read(form.example()));
        Map<ContextKey, String> fixed = new HashMap<>(CallerDerived.fixed(one));
        fixed.keySet().removeAll(List.of(ARN, ACCOUNT, USER_ID, USER_NAME));
        Map<ContextKey, Region> missing = new HashMap<>(CallerDerived.missing(one, inPlay));
        if (one instanceof CallerPrincipal.RoleSession) {
            // A session that a provider's token opened tells which.
            missing.remove(PROVIDER);
        }
        return new Asker(
                one, fixed, missing, Optional.of(claims), text -> who.apply(claims.read(text)));
    }

    private static CallerPrincipal user(Map<ContextKey, String> keys) {
        return new CallerPrincipal.User(text(keys, ARN), text(keys, USER_ID), text(keys, ACCOUNT));
    }

    private static CallerPrincipal root(Map<ContextKey, String> keys) {
        return new CallerPrincipal.Root(text(keys, ARN), text(keys, ACCOUNT));
    }

    private static CallerPrincipal roleSession(Map<ContextKey, String> keys) {
        String arn = text(keys, ARN);
        String id = text(keys, USER_ID);
        String roleId = id.substring(0, id.indexOf(':'));
        String session = id.substring(id.indexOf(':') + 1);
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        String sessionArn =
                arn.substring(0, arn.indexOf(":iam::"))
                        + ":sts::"
                        + text(keys, ACCOUNT)
                        + ":assumed-role/"
                        + name
                        + "/"
                        + session;
        return new CallerPrincipal.RoleSession(
                sessionArn, arn, roleId, session, text(keys, ACCOUNT));
    }

    private static String text(Map<ContextKey, String> keys, ContextKey key) {
        return keys.getOrDefault(key, "");
    }
}
