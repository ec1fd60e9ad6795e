package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.token.Issuer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everybody who could be let in by some policies with principals: whom they name, and strangers.
final class Askers {
    private static final String EXAMPLE_ID = "EXAMPLE00EXAMPLE";
    private static final String EXAMPLE_ACCOUNT = "111122223333";
    private static final String PROVIDER = "arn:aws:iam::" + EXAMPLE_ACCOUNT + ":oidc-provider/";
    private static final String GITHUB = "token.actions.githubusercontent.com";

    private final List<PrincipalPattern> named;
    private final Set<ContextKey> inPlay;
    private final Set<String> accounts;
    private final AwsCallers aws;
    private final int leastNameChars;

    /// @param policies of which the callers are told apart
    /// @param leastNameChars see [Issuer#of]
    Askers(Collection<PolicyDocument> policies, int leastNameChars) {
        List<Statement> statements =
                policies.stream().flatMap(policy -> policy.statements().stream()).toList();
        this.named = Principals.of(policies);
        this.inPlay = Mentions.keys(statements);
        this.accounts = new LinkedHashSet<>();
        named.stream().map(Principals::account).flatMap(Optional::stream).forEach(accounts::add);
        // Conditions speak of accounts too; their callers stand apart from those of all others.
        statements.stream()
                .flatMap(statement -> statement.conditions().stream())
                .flatMap(condition -> condition.values().stream())
                .forEach(value -> accounts.addAll(Accounts.in(value)));
        this.aws = new AwsCallers(named, inPlay);
        this.leastNameChars = leastNameChars;
    }

    /// The providers that the policies name. Who trusts everyone trusts every provider: then those
    /// of which a condition speaks, and GitHub.
    List<WebIdentities> providers() {
        Set<String> providers = new LinkedHashSet<>();
        for (PrincipalPattern pattern : named) {
            if (pattern instanceof PrincipalPattern.FederatedProvider(String source)) {
                providers.add(source);
            }
            if (pattern instanceof PrincipalPattern.Anyone) {
                providers.add(PROVIDER + GITHUB);
                inPlay.stream()
                        .map(key -> key.folded().substring(0, key.folded().lastIndexOf(':')))
                        .filter(url -> url.contains("."))
                        .forEach(url -> providers.add(PROVIDER + url));
            }
        }
        return providers.stream().map(this::webIdentities).toList();
    }

    WebIdentities webIdentities(String provider) {
        return new WebIdentities(
                new CallerPrincipal.Federated(provider),
                Issuer.of(provider, leastNameChars),
                inPlay);
    }

    /// Everybody but the bearers of tokens.
    List<Asker> others() {
        List<Asker> all = new ArrayList<>();
        named.forEach(pattern -> all.addAll(named(pattern)));
        accounts.forEach(account -> all.addAll(aws.of(account)));
        all.addAll(strangers());
        return all;
    }

    /// The same by what a policy calls them; `*` for strangers.
    Map<String, List<Asker>> groups() {
        Map<String, List<Asker>> groups = new LinkedHashMap<>();
        for (PrincipalPattern pattern : named) {
            List<Asker> askers = new ArrayList<>(named(pattern));
            if (pattern instanceof PrincipalPattern.Account(_, String account)) {
                askers.addAll(aws.of(account));
            }
            if (!askers.isEmpty()) {
                groups.put(pattern.source(), askers);
            }
        }
        groups.put("*", strangers());
        return groups;
    }

    /// Whoever no policy names: callers of other accounts, services, and nobody in particular.
    List<Asker> strangers() {
        List<Asker> strangers = new ArrayList<>();
        strangers.add(concrete(new CallerPrincipal.Anonymous()));
        strangers.addAll(aws.ofOthersThan(accounts));
        strangers.add(concrete(new CallerPrincipal.Service("example.amazonaws.com")));
        return strangers;
    }

    private List<Asker> named(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.User(String arn) -> List.of(aws.named(arn));
            case PrincipalPattern.Role(String arn) -> List.of(aws.named(arn));
            case PrincipalPattern.RoleSession(String arn) -> List.of(concrete(session(arn)));
            case PrincipalPattern.FederatedUser(String arn) ->
                    List.of(concrete(federatedUser(arn)));
            case PrincipalPattern.Id(String id) -> List.of(concrete(byId(id)));
            case PrincipalPattern.Service(String name) ->
                    List.of(concrete(new CallerPrincipal.Service(name)));
            case PrincipalPattern.Anyone _,
                    PrincipalPattern.Account _,
                    PrincipalPattern.FederatedProvider _,
                    PrincipalPattern.CanonicalUser _ ->
                    List.of();
        };
    }

    private Asker concrete(CallerPrincipal caller) {
        return Asker.just(caller)
                .fixing(CallerDerived.fixed(caller))
                .pinning(CallerDerived.missing(caller, inPlay));
    }

    private static CallerPrincipal session(String arn) {
        String[] names = arn.substring(arn.indexOf(":assumed-role/") + 14).split("/", 2);
        String account = arn.split(":", 6)[4];
        String roleArn =
                arn.substring(0, arn.indexOf(":sts:")) + ":iam::" + account + ":role/" + names[0];
        return new CallerPrincipal.RoleSession(
                arn, roleArn, "AROA" + EXAMPLE_ID, names[1], account);
    }

    private static CallerPrincipal federatedUser(String arn) {
        String account = arn.split(":", 6)[4];
        return new CallerPrincipal.FederatedUser(
                arn,
                arn.substring(arn.lastIndexOf('/') + 1),
                "arn:aws:iam::" + account + ":root",
                account,
                account);
    }

    /// Who has a unique id is not known; any ARN will do to be matched by the id.
    private CallerPrincipal byId(String id) {
        String account = accounts.stream().findFirst().orElse(EXAMPLE_ACCOUNT);
        String arn = "arn:aws:iam::" + account;
        return id.startsWith("AROA")
                ? new CallerPrincipal.RoleSession(
                        "arn:aws:sts::" + account + ":assumed-role/" + id + "/session",
                        arn + ":role/" + id,
                        id,
                        "session",
                        account)
                : new CallerPrincipal.User(arn + ":user/" + id, id, account);
    }
}
