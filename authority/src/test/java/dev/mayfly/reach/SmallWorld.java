package dev.mayfly.reach;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.reach.Holdings.HeldUser;
import dev.mayfly.reach.Holdings.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// An account of a few roles, put together by a test. Policies are written with single quotes.
final class SmallWorld {

    static final String ACCOUNT = "123456789012";
    private static final String IAM = "arn:aws:iam::" + ACCOUNT + ":";

    private final List<HeldRole> roles = new ArrayList<>();
    private final List<HeldUser> users = new ArrayList<>();

    static String role(String name) {
        return IAM + "role/" + name;
    }

    /// A role: its trust statements, its permission statements.
    SmallWorld role(String name, String trust, String permissions) {
        return role(name, trust, permissions(permissions, Optional.empty()), Map.of(), false);
    }

    SmallWorld role(String name, String trust) {
        return role(name, trust, new Permissions(List.of(), Optional.empty()), Map.of(), false);
    }

    SmallWorld role(
            String name,
            String trust,
            Permissions permissions,
            Map<String, String> tags,
            boolean profile) {
        roles.add(
                new HeldRole(
                        role(name),
                        "AROA" + name.toUpperCase(Locale.ROOT) + "00000000000",
                        policy(trust, PolicyKind.TRUST),
                        permissions,
                        profile,
                        tags));
        return this;
    }

    SmallWorld user(String name, String permissions) {
        users.add(
                new HeldUser(
                        IAM + "user/" + name,
                        "AIDA" + name.toUpperCase(Locale.ROOT) + "00000000000",
                        permissions(permissions, Optional.empty()),
                        Map.of()));
        return this;
    }

    static Permissions permissions(String statements, Optional<String> boundary) {
        List<NamedPolicy> identity =
                statements.isEmpty()
                        ? List.of()
                        : List.of(
                                new NamedPolicy("inline", policy(statements, PolicyKind.IDENTITY)));
        return new Permissions(
                identity,
                boundary.map(
                        text -> new NamedPolicy("boundary", policy(text, PolicyKind.BOUNDARY))));
    }

    static PolicyDocument policy(String statements, PolicyKind kind) {
        return PolicyParser.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":["
                        + statements.replace('\'', '"')
                        + "]}",
                kind);
    }

    /// A trust statement for somebody, with an optional condition.
    static String trusts(String principal, String... condition) {
        String action =
                principal.contains("Federated")
                        ? "sts:AssumeRoleWithWebIdentity"
                        : "sts:AssumeRole";
        return "{'Effect':'Allow','Principal':"
                + principal
                + ",'Action':'"
                + action
                + "'"
                + (condition.length == 0 ? "" : ",'Condition':" + condition[0])
                + "}";
    }

    static String trustsRole(String name) {
        return trusts("{'AWS':'" + role(name) + "'}");
    }

    static String allows(String action, String resource) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    static String denies(String action, String resource) {
        return "{'Effect':'Deny','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    Holdings holdings() {
        return new Holdings(
                ACCOUNT,
                roles,
                users,
                Set.of(IAM + "oidc-provider/token.actions.githubusercontent.com"),
                List.of());
    }

    RoleGraph graph() {
        return graph(() -> false);
    }

    RoleGraph graph(BooleanSupplier outOfTime) {
        return RoleGraph.of(holdings(), outOfTime);
    }

    /// The steps, each on a line: `from -> to by how [conditions]`.
    List<String> edges() {
        return graph().edges().stream().map(SmallWorld::line).toList();
    }

    private static String line(Edge edge) {
        return edge.from().label()
                + " -> "
                + edge.to().label()
                + " by "
                + edge.how()
                + (edge.conditional() ? " " + edge.conditions() : "");
    }

    /// The shortest chain from one party to a role, `a > b > c`; empty when there is none.
    String chain(String from, String to) {
        return graph().chains().stream()
                .filter(c -> c.start().label().equals(from) && c.end().label().equals(to))
                .map(SmallWorld::line)
                .findFirst()
                .orElse("");
    }

    private static String line(Chain chain) {
        StringBuilder line = new StringBuilder(chain.start().label());
        chain.steps().forEach(step -> line.append(" > ").append(step.to().label()));
        return line.toString();
    }
}
