package dev.mayfly.reach;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.reach.EscalationMethod.Target;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.reach.Holdings.HeldUser;
import dev.mayfly.reach.Holdings.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps that permissions open though no trust policy does.
final class Escalations {

    private final Holdings holdings;
    private final Decider decider;
    private final List<Goal> roles = new ArrayList<>();
    private final List<Goal> users = new ArrayList<>();

    Escalations(Holdings holdings, Decider decider) {
        this.holdings = holdings;
        this.decider = decider;
        for (HeldRole role : holdings.roles()) {
            roles.add(
                    new Goal(
                            role.party(),
                            role.tags(),
                            services(role),
                            attached(role.permissions()),
                            role.instanceProfile()));
        }
        for (HeldUser user : holdings.users()) {
            users.add(
                    new Goal(
                            user.party(),
                            user.tags(),
                            Set.of(),
                            attached(user.permissions()),
                            false));
        }
    }

    /// Whom or what one can escalate to.
    ///
    /// @param services that the role lets act as it
    /// @param policies of the account that are attached
    private record Goal(
            Party party,
            Map<String, String> tags,
            Set<String> services,
            List<String> policies,
            boolean instanceProfile) {}

    private record Step(Party to, boolean becomes, List<String> conditions) {}

    private static Set<String> services(HeldRole role) {
        Set<String> services = new LinkedHashSet<>();
        role.trust().statements().stream()
                .filter(s -> s.effect() == Effect.ALLOW && TrustedBy.names(s, TrustedBy.ASSUME))
                .flatMap(s -> s.principals().stream())
                .flatMap(element -> element.patterns().stream())
                .filter(PrincipalPattern.Service.class::isInstance)
                .forEach(pattern -> services.add(pattern.source()));
        return services;
    }

    /// Policies of the account; those of AWS nobody changes.
    private static List<String> attached(Permissions permissions) {
        return permissions.identity().stream()
                .map(NamedPolicy::name)
                .filter(name -> name.startsWith("arn:") && !name.contains(":iam::aws:policy/"))
                .toList();
    }

    /// The steps of all these callers.
    List<Edge> of(List<Caller> callers) {
        List<Edge> edges = new ArrayList<>();
        callers.forEach(caller -> edges.addAll(of(caller)));
        return edges;
    }

    private List<Edge> of(Caller caller) {
        Map<Step, Set<String>> found = new LinkedHashMap<>();
        for (EscalationMethod method : EscalationMethod.ALL) {
            if (!armed(caller, method)) {
                continue;
            }
            Optional<List<String>> somewhere = onAnything(caller, method);
            if (somewhere.isPresent()) {
                steps(caller, method, somewhere.get())
                        .forEach(step ->
                                found.computeIfAbsent(step, _ -> new LinkedHashSet<>())
                                        .add(method.written()));
            }
        }
        List<Edge> edges = new ArrayList<>();
        found.forEach((step, methods) ->
                edges.add(
                        new Edge(
                                caller.party(),
                                step.to(),
                                new Edge.Means.Escalation(List.copyOf(methods), step.becomes()),
                                step.conditions())));
        return edges;
    }

    private static boolean armed(Caller caller, EscalationMethod method) {
        return TrustedBy.mayAllow(caller, method.onTarget())
                && method.onAnything().stream().allMatch(a -> TrustedBy.mayAllow(caller, a));
    }

    private Optional<List<String>> onAnything(Caller caller, EscalationMethod method) {
        Caller free = method.onAnything().isEmpty() ? caller : caller.somewhere();
        Set<String> conditions = new LinkedHashSet<>();
        for (String action : method.onAnything()) {
            Optional<List<String>> when =
                    decider.when(
                            free,
                            new AuthorizationRequest(
                                    action,
                                    "*",
                                    holdings.account(),
                                    caller.principal(),
                                    caller.context(Map.of()).build()));
            if (when.isEmpty()) {
                return Optional.empty();
            }
            conditions.addAll(when.get());
        }
        return Optional.of(List.copyOf(conditions));
    }

    /// The goals one can reach by this method; one step for all of them where it is all roles.
    private List<Step> steps(Caller caller, EscalationMethod method, List<String> already) {
        List<Step> steps = new ArrayList<>();
        int rolesMet = 0;
        for (Goal goal : method.target() == Target.USER ? users : goals(method)) {
            Optional<List<String>> when = onTarget(caller, method, goal);
            boolean itself = goal.party().equals(caller.party());
            if (when.isPresent() && !(itself && method.becomes())) {
                Set<String> conditions = new LinkedHashSet<>(already);
                conditions.addAll(when.get());
                steps.add(new Step(goal.party(), method.becomes(), List.copyOf(conditions)));
                rolesMet += goal.party() instanceof Party.Role ? 1 : 0;
            }
        }
        return collapsed(steps, rolesMet, caller, method);
    }

    private List<Goal> goals(EscalationMethod method) {
        if (method.target() == Target.ROLE) {
            return roles;
        }
        List<Goal> all = new ArrayList<>(roles);
        all.addAll(users);
        return all;
    }

    private List<Step> collapsed(
            List<Step> steps, int rolesMet, Caller caller, EscalationMethod method) {
        boolean meetsItself = method.becomes() && caller.party() instanceof Party.Role;
        int others = roles.size() - (meetsItself ? 1 : 0);
        boolean alike = steps.stream().map(Step::conditions).distinct().count() == 1;
        if (method.target() != Target.ROLE || rolesMet < others || others < 3 || !alike) {
            return steps;
        }
        return List.of(
                new Step(new Party.EveryRole(), method.becomes(), steps.getFirst().conditions()));
    }

    private Optional<List<String>> onTarget(Caller caller, EscalationMethod method, Goal goal) {
        boolean trusts = method.service().isEmpty() || goal.services().contains(method.service());
        boolean needsProfile = method.service().equals("ec2.amazonaws.com");
        if (!trusts || (needsProfile && !goal.instanceProfile())) {
            return Optional.empty();
        }
        List<String> resources =
                method.target() == Target.ATTACHED_POLICY
                        ? goal.policies()
                        : List.of(goal.party().name());
        for (String resource : resources) {
            RequestContext.Builder context = caller.context(goal.tags());
            if (!method.service().isEmpty()) {
                context.single("iam:PassedToService", method.service());
            }
            Optional<List<String>> when =
                    decider.when(
                            caller,
                            new AuthorizationRequest(
                                    method.onTarget(),
                                    resource,
                                    holdings.account(),
                                    caller.principal(),
                                    context.build()));
            if (when.isPresent()) {
                return when;
            }
        }
        return Optional.empty();
    }
}
