package dev.mayfly.reach;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.reach.Holdings.HeldUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Whom a statement of a trust policy could mean, so that not everybody has to be tried on every
/// role. The evaluator decides about them afterwards.
final class TrustedBy {

    static final String ASSUME = "sts:AssumeRole";

    private final String account;
    private final Set<String> providers;
    private final Map<String, Caller> byArn = new LinkedHashMap<>();
    private final Map<String, Caller> byId = new HashMap<>();
    private final Map<String, HeldRole> rolesByName = new HashMap<>();
    private final List<Caller> assumers = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    TrustedBy(Holdings holdings) {
        this.account = holdings.account();
        this.providers = holdings.providers();
        for (HeldUser user : holdings.users()) {
            add(user.arn(), user.id(), Caller.of(user, account));
        }
        for (HeldRole role : holdings.roles()) {
            rolesByName.put(role.name(), role);
            add(role.arn(), role.id(), Caller.of(role, account));
        }
    }

    private void add(String arn, String id, Caller caller) {
        byArn.put(arn, caller);
        byId.put(id, caller);
        if (mayAllow(caller, ASSUME)) {
            assumers.add(caller);
        }
    }

    /// Every role and user of the account.
    List<Caller> own() {
        return List.copyOf(byArn.values());
    }

    /// What is odd about the principals asked for so far.
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// Whether the caller's policies speak of the action in an Allow at all.
    static boolean mayAllow(Caller caller, String action) {
        return caller.permissions().identity().stream()
                .map(NamedPolicy::document)
                .anyMatch(document -> mayAllow(document, action));
    }

    /// Whether sessions of a role with this trust policy may bring tags.
    static boolean mayTag(PolicyDocument trust) {
        return mayAllow(trust, "sts:TagSession");
    }

    private static boolean mayAllow(PolicyDocument document, String action) {
        return document.statements().stream()
                .anyMatch(s -> s.effect() == Effect.ALLOW && names(s, action));
    }

    static boolean names(Statement statement, String action) {
        String folded = action.toLowerCase(Locale.ROOT);
        int colon = folded.indexOf(':');
        return statement.actions().patterns().stream().anyMatch(p -> p.matches(folded, colon))
                != statement.actions().negated();
    }

    /// The callers whom the statement of the role's trust policy could mean, each once.
    List<Caller> candidates(HeldRole role, Statement statement) {
        SequencedMap<String, Caller> found = new LinkedHashMap<>();
        Element<PrincipalPattern> element = statement.principals().orElseThrow();
        List<PrincipalPattern> patterns =
                element.negated() ? List.of(new PrincipalPattern.Anyone()) : element.patterns();
        for (PrincipalPattern pattern : patterns) {
            for (Caller caller : candidates(role, statement, pattern)) {
                if (!caller.party().equals(role.party())) {
                    found.put(caller.principal().arn(), caller);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private List<Caller> candidates(HeldRole role, Statement statement, PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.Anyone _ -> anyone(statement);
            case PrincipalPattern.Account named ->
                    named.account().equals(account)
                            ? assumers
                            : List.of(otherAccount(named.account(), role));
            case PrincipalPattern.Role named -> List.of(byArn(named.source()));
            case PrincipalPattern.User named -> List.of(byArn(named.source()));
            case PrincipalPattern.RoleSession named -> session(named.source());
            case PrincipalPattern.Id named -> byId(role, named.source());
            case PrincipalPattern.FederatedProvider named -> provider(role, named.source());
            case PrincipalPattern.Service named ->
                    List.of(
                            Caller.unseen(
                                    new Party.Service(named.source()),
                                    new CallerPrincipal.Service(named.source()),
                                    Knowledge.NO_PRINCIPAL));
            // A federation token cannot call AssumeRole. Source: STS API Reference,
            // GetFederationToken. Canonical ids are S3's alone.
            case PrincipalPattern.FederatedUser _, PrincipalPattern.CanonicalUser _ -> List.of();
        };
    }

    /// Somebody unknown; and where a condition asks who it is, everybody of the account.
    private List<Caller> anyone(Statement statement) {
        List<Caller> callers = new ArrayList<>();
        callers.add(
                Caller.unseen(
                        new Party.Anyone(), new CallerPrincipal.Anonymous(), Knowledge.ANYONE));
        if (statement.conditions().stream().anyMatch(TrustedBy::asksWho)) {
            callers.addAll(byArn.values());
        }
        return callers;
    }

    private static boolean asksWho(Condition condition) {
        String key = condition.key().folded();
        return key.startsWith("aws:principal")
                || key.equals("aws:userid")
                || key.equals("aws:username");
    }

    private static Caller otherAccount(String other, HeldRole role) {
        String partition = role.arn().split(":", -1)[1];
        return Caller.unseen(
                new Party.OtherAccount(other),
                new CallerPrincipal.Root("arn:" + partition + ":iam::" + other + ":root", other),
                Knowledge.OTHER_ACCOUNT);
    }

    /// Of this account but not listed, such as the administrator's role, or of another account.
    private Caller byArn(String arn) {
        Caller known = byArn.get(arn);
        if (known != null) {
            return known;
        }
        String owner = arn.split(":", -1)[4];
        boolean role = arn.contains(":role/");
        Party party =
                !owner.equals(account)
                        ? new Party.OtherPrincipal(arn)
                        : role ? new Party.Role(arn) : new Party.User(arn);
        return Caller.unseen(
                party,
                role
                        ? Caller.session(arn, "AROAUNKNOWN", Caller.ANY_SESSION, owner)
                        : new CallerPrincipal.User(arn, "AIDAUNKNOWN", owner),
                Knowledge.OTHER_PRINCIPAL);
    }

    private List<Caller> provider(HeldRole role, String provider) {
        if (provider.contains(":oidc-provider/") && !providers.contains(provider)) {
            remarks.add(
                    role.party().label()
                            + " trusts the provider "
                            + provider
                            + ", which is not here");
            return List.of();
        }
        return List.of(
                Caller.unseen(
                        new Party.Provider(provider),
                        new CallerPrincipal.Federated(provider),
                        Knowledge.NO_PRINCIPAL));
    }

    private List<Caller> session(String arn) {
        String[] parts = arn.split(":", 6);
        String[] names = parts[5].split("/", 3);
        HeldRole role = rolesByName.get(names[1]);
        if (!parts[4].equals(account)) {
            return List.of(
                    Caller.unseen(
                            new Party.OtherPrincipal(arn),
                            Caller.session(
                                    "arn:" + parts[1] + ":iam::" + parts[4] + ":role/" + names[1],
                                    "AROAUNKNOWN",
                                    names[2],
                                    parts[4]),
                            Knowledge.OTHER_PRINCIPAL));
        }
        return role == null ? List.of() : List.of(Caller.inSession(role, names[2], account));
    }

    private List<Caller> byId(HeldRole role, String id) {
        Caller known = byId.get(id);
        if (known != null) {
            return List.of(known);
        }
        remarks.add(
                role.party().label()
                        + " trusts "
                        + id
                        + ", which is gone: one made again under its name is not trusted");
        return List.of();
    }
}
