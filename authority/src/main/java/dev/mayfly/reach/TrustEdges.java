package dev.mayfly.reach;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.reach.Decider.Trust;
import dev.mayfly.reach.Holdings.HeldRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps that trust policies open: one for each statement and whom it lets in.
final class TrustEdges {

    private final String account;
    private final TrustedBy trustedBy;
    private final Decider decider;
    private final SecondLook secondLook;

    TrustEdges(String account, TrustedBy trustedBy, Decider decider, SecondLook secondLook) {
        this.secondLook = secondLook;
        this.account = account;
        this.trustedBy = trustedBy;
        this.decider = decider;
    }

    List<Edge> into(HeldRole role) {
        List<Edge> edges = new ArrayList<>();
        for (Statement statement : role.trust().statements()) {
            if (statement.effect() == Effect.ALLOW) {
                add(edges, role, statement);
            }
        }
        return edges;
    }

    private void add(List<Edge> edges, HeldRole role, Statement statement) {
        Map<Knowledge, Trust> trusts = new EnumMap<>(Knowledge.class);
        for (Caller caller : trustedBy.candidates(role, statement)) {
            String action = action(caller);
            if (!TrustedBy.names(statement, action)) {
                continue;
            }
            Trust trust =
                    trusts.computeIfAbsent(
                            caller.knowledge(), k -> Trust.of(role.trust(), statement, k));
            AuthorizationRequest request =
                    new AuthorizationRequest(
                            action,
                            role.arn(),
                            account,
                            caller.principal(),
                            caller.context(role.tags()).build());
            Optional<List<String>> conditions = decider.when(caller, request, trust);
            if (conditions.isPresent() && possible(caller, request, trust, conditions.get())) {
                edges.add(
                        new Edge(
                                caller.party(),
                                role.party(),
                                means(caller, action, statement),
                                conditions.get()));
            }
        }
    }

    private boolean possible(
            Caller caller, AuthorizationRequest request, Trust trust, List<String> conditions) {
        return conditions.isEmpty()
                || !secondLook.rulesOut(
                        caller,
                        request,
                        caller.permissions().stack().withResourcePolicy(trust.plain()),
                        conditions);
    }

    private static String action(Caller caller) {
        if (!(caller.principal() instanceof CallerPrincipal.Federated(String provider))) {
            return TrustedBy.ASSUME;
        }
        return provider.contains(":saml-provider/")
                ? "sts:AssumeRoleWithSAML"
                : "sts:AssumeRoleWithWebIdentity";
    }

    private static Edge.Means means(Caller caller, String action, Statement statement) {
        return switch (caller.principal()) {
            case CallerPrincipal.Federated _ -> new Edge.Means.Federation(action, statement.name());
            case CallerPrincipal.Service _ -> new Edge.Means.ByService(statement.name());
            case CallerPrincipal.Anonymous _,
                    CallerPrincipal.Root _,
                    CallerPrincipal.User _,
                    CallerPrincipal.RoleSession _,
                    CallerPrincipal.FederatedUser _ ->
                    new Edge.Means.Assume(statement.name());
        };
    }
}
