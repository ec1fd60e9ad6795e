package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.session.AdministratorRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A role's trust policy as it counts now. AWS trusts the very role or user that a policy named
/// when it was written; one that was deleted and made again under the same name is another, so its
/// ARN in the policy turns into the old unique id, which matches nobody.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal", "IAM role principals".
final class TrustDocuments {

    private TrustDocuments() {}

    static NamedPolicy of(Role role, AccountState state) {
        PolicyDocument document = role.trustPolicy().document();
        if (role.trustedPrincipalIds().entrySet().stream().anyMatch(e -> stale(e, state))) {
            document =
                    document.withStatements(
                            document.statements().stream()
                                    .map(statement -> current(statement, role, state))
                                    .toList());
        }
        return new NamedPolicy("trust policy of " + role.name(), document);
    }

    private static boolean stale(Map.Entry<String, String> trusted, AccountState state) {
        return !idNow(trusted.getKey(), state).equals(Optional.of(trusted.getValue()));
    }

    private static Optional<String> idNow(String arn, AccountState state) {
        String key = Names.key(arn.substring(arn.lastIndexOf('/') + 1));
        Optional<String> role =
                AdministratorRole.find(state, key)
                        .filter(found -> found.arn(state.account()).toString().equals(arn))
                        .map(Role::uniqueId);
        return role.isPresent()
                ? role
                : Optional.ofNullable(state.users().get(key))
                        .filter(found -> found.arn(state.account()).toString().equals(arn))
                        .map(User::uniqueId);
    }

    private static Statement current(Statement statement, Role role, AccountState state) {
        if (statement.principals().isEmpty()) {
            return statement;
        }
        Element<PrincipalPattern> written = statement.principals().get();
        List<PrincipalPattern> patterns =
                written.patterns().stream().map(pattern -> current(pattern, role, state)).toList();
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.effect(),
                Optional.of(new Element<>(written.negated(), patterns, written.position())),
                statement.actions(),
                statement.resources(),
                statement.conditions(),
                statement.position());
    }

    private static PrincipalPattern current(
            PrincipalPattern pattern, Role role, AccountState state) {
        String id = role.trustedPrincipalIds().get(pattern.source());
        return id == null || idNow(pattern.source(), state).equals(Optional.of(id))
                ? pattern
                : new PrincipalPattern.Id(id);
    }
}
