package dev.mayfly.iam;

import dev.mayfly.identity.Arn;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The roles and users a trust policy names. AWS trusts the entity and not its name: the ARN is
/// turned into the unique id when the policy is written, and back when it is shown; of an entity
/// that is gone only the id is left, and one made again under the same name is not trusted.
///
/// Principals of other accounts are taken as written: nobody from there can call here.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal", "IAM role principals", read
/// 2026-11.
public final class TrustedPrincipals {

    private TrustedPrincipals() {}

    /// The unique id behind each role and user ARN of this account in `document`; refuses one that
    /// does not exist.
    static Map<String, String> resolve(AccountState state, PolicyDocument document) {
        Map<String, String> ids = new HashMap<>();
        principals(document)
                .forEach(principal -> {
                    String source = principal.source();
                    switch (principal) {
                        case PrincipalPattern.Role _, PrincipalPattern.User _ -> {
                            if (isOwn(state, source)) {
                                ids.put(
                                        source,
                                        idOf(state, source).orElseThrow(() -> invalid(source)));
                            }
                        }
                        case PrincipalPattern.Id _ -> {
                            if (arnOf(state, source).isEmpty()) {
                                throw invalid(source);
                            }
                        }
                        case PrincipalPattern.Anyone _,
                                PrincipalPattern.Account _,
                                PrincipalPattern.RoleSession _,
                                PrincipalPattern.FederatedUser _,
                                PrincipalPattern.FederatedProvider _,
                                PrincipalPattern.Service _,
                                PrincipalPattern.CanonicalUser _ -> {}
                    }
                });
        return ids;
    }

    /// The policy with each ARN that is a key of `ids` replaced by its id, as it is evaluated. The
    /// text stays as it was written.
    static PolicyText bound(PolicyText policy, Map<String, String> ids) {
        if (ids.isEmpty()) {
            return policy;
        }
        List<Statement> statements =
                policy.document().statements().stream().map(s -> bound(s, ids)).toList();
        return new PolicyText(policy.source(), policy.document().withStatements(statements));
    }

    /// The trust policy of `role` as it is shown: each role or user it names under its ARN of now,
    /// or under its unique id when it is gone.
    public static String shown(AccountState state, Role role) {
        Map<String, String> changed = new HashMap<>();
        role.trustedPrincipalIds()
                .forEach((arn, id) -> {
                    String now = arnOf(state, id).orElse(id);
                    if (!now.equals(arn)) {
                        changed.put(arn, now);
                    }
                });
        String source = role.trustPolicy().source();
        return changed.isEmpty() ? source : PrincipalRewriter.rewrite(source, changed);
    }

    private static Statement bound(Statement statement, Map<String, String> ids) {
        UnaryOperator<PrincipalPattern> bind =
                principal -> {
                    String id = ids.get(principal.source());
                    return id == null ? principal : new PrincipalPattern.Id(id);
                };
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.effect(),
                statement
                        .principals()
                        .map(element ->
                                new Element<>(
                                        element.negated(),
                                        element.patterns().stream().map(bind).toList(),
                                        element.position())),
                statement.actions(),
                statement.resources(),
                statement.conditions(),
                statement.position());
    }

    private static Stream<PrincipalPattern> principals(PolicyDocument document) {
        return document.statements().stream()
                .flatMap(statement -> statement.principals().stream())
                .flatMap(element -> element.patterns().stream());
    }

    private static boolean isOwn(AccountState state, String arn) {
        return Arn.parse(arn).filter(a -> a.account().equals(state.account().digits())).isPresent();
    }

    private static Optional<String> idOf(AccountState state, String arn) {
        if (arn.equals(ReservedNames.administratorArn(state.account()))) {
            return Optional.of(ReservedNames.ADMINISTRATOR_ID);
        }
        String name = Names.key(arn.substring(arn.lastIndexOf('/') + 1));
        Role role = state.roles().get(name);
        if (role != null && role.arn(state.account()).toString().equals(arn)) {
            return Optional.of(role.uniqueId());
        }
        User user = state.users().get(name);
        if (user != null && user.arn(state.account()).toString().equals(arn)) {
            return Optional.of(user.uniqueId());
        }
        return Optional.empty();
    }

    /// The ARN that the role or user with this unique id has now; empty when there is none.
    public static Optional<String> arnOf(AccountState state, String id) {
        if (id.equals(ReservedNames.ADMINISTRATOR_ID)) {
            return Optional.of(ReservedNames.administratorArn(state.account()));
        }
        Stream<Arn> roles =
                state.roles().values().stream()
                        .filter(role -> role.uniqueId().equals(id))
                        .map(role -> role.arn(state.account()));
        Stream<Arn> users =
                state.users().values().stream()
                        .filter(user -> user.uniqueId().equals(id))
                        .map(user -> user.arn(state.account()));
        return Stream.concat(roles, users).findFirst().map(Arn::toString);
    }

    private static RefusedException invalid(String principal) {
        return new RefusedException(
                new Refusal.MalformedPolicy(
                        "Invalid principal in policy: \"AWS\":\"" + principal + "\""));
    }
}
