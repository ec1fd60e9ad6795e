package dev.mayfly.policy.escalation;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ActionFacts;
import dev.mayfly.policy.catalogue.ActionFacts.Support;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.sample.SampleContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Somebody who has one identity policy and nothing else, and tries it on resources that nobody
/// meant.
final class Holder {
    /// A name that no policy means.
    private static final String TARGET = "zq-target";

    private static final int MAX_ACCOUNTS = 4;
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final ContextKey PASSED_TO = ContextKey.of("iam:PassedToService");

    private final PolicyDocument policy;
    private final ActionCatalogue catalogue;
    private final PolicyStack stack;
    private final Set<String> accounts;

    Holder(PolicyDocument policy, ActionCatalogue catalogue) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.stack = PolicyStack.EMPTY.withIdentity(List.of(new NamedPolicy("policy", policy)));
        this.accounts = accounts(policy);
    }

    /// The accounts that the policy names, and one that it does not.
    private static Set<String> accounts(PolicyDocument policy) {
        Set<String> accounts = new LinkedHashSet<>();
        for (Statement statement : policy.statements()) {
            statement.resources().stream()
                    .flatMap(element -> element.patterns().stream())
                    .map(ResourcePattern::source)
                    .map(ArnText::of)
                    .filter(ArnText::isArn)
                    .map(arn -> arn.segment(4))
                    .filter(account -> account.length() == 12 && Glob.of(account).isLiteral())
                    .limit(MAX_ACCOUNTS)
                    .forEach(accounts::add);
        }
        accounts.add("111122223333");
        return accounts;
    }

    /// A grant of one action on a target that nobody meant.
    ///
    /// @param conditional the condition keys that have to be met
    record Grant(Statement statement, Set<String> conditional) {}

    /// Empty when the action is not allowed on such a target.
    ///
    /// @param passedTo for `iam:PassRole`, the service
    Optional<Grant> may(String action, Optional<String> passedTo) {
        String folded = action.toLowerCase(Locale.ROOT);
        int colon = folded.indexOf(':');
        for (Statement statement : policy.statements()) {
            boolean named =
                    statement.actions().patterns().stream()
                            .anyMatch(pattern -> pattern.matches(folded, colon));
            boolean grants =
                    statement.effect() == Effect.ALLOW && named != statement.actions().negated();
            if (grants
                    && accounts.stream().anyMatch(id -> allowed(statement, action, passedTo, id))) {
                return Optional.of(new Grant(statement, conditional(statement)));
            }
        }
        return Optional.empty();
    }

    private boolean allowed(
            Statement statement, String action, Optional<String> passedTo, String account) {
        CallerPrincipal caller =
                new CallerPrincipal.RoleSession(
                        "arn:aws:sts::" + account + ":assumed-role/holder/session",
                        "arn:aws:iam::" + account + ":role/holder",
                        "AROAHOLDERHOLDERHOLDE",
                        "session",
                        account);
        RequestContext context =
                SampleContext.fitting(
                        statement.conditions(), facts(statement, passedTo), caller, "example");
        return targets(action, account).stream()
                .map(target -> new AuthorizationRequest(action, target, account, caller, context))
                .allMatch(request -> new Evaluator().evaluate(request, stack).allowed());
    }

    /// What the holder cannot choose: the target has no tags that anybody gave it on purpose and no
    /// boundary, the policy that is attached is the administrator's.
    private static Map<ContextKey, Optional<ContextValue>> facts(
            Statement statement, Optional<String> passedTo) {
        Map<ContextKey, Optional<ContextValue>> facts = new HashMap<>();
        passedTo.ifPresent(
                service -> facts.put(PASSED_TO, Optional.of(new ContextValue.Single(service))));
        for (Condition condition : statement.conditions()) {
            String key = condition.key().folded();
            if (key.contains("resourcetag/") || key.equals("iam:permissionsboundary")) {
                facts.put(condition.key(), Optional.empty());
            } else if (key.equals("iam:policyarn")) {
                facts.put(condition.key(), Optional.of(new ContextValue.Single(ADMINISTRATOR)));
            }
        }
        return facts;
    }

    private static Set<String> conditional(Statement statement) {
        Set<String> keys = new LinkedHashSet<>();
        for (Condition condition : statement.conditions()) {
            boolean absence =
                    condition.operands().getFirst() instanceof Operand.Absence(_, boolean absent)
                            && absent;
            if (!absence) {
                keys.add(condition.key().name());
            }
        }
        return keys;
    }

    /// One resource of each type that the action is always about.
    private Set<String> targets(String action, String account) {
        List<Support> types =
                catalogue.action(action).map(ActionFacts::resources).orElse(List.of());
        Set<String> targets = new LinkedHashSet<>();
        for (Support type : types) {
            if (type.required()) {
                targets.add(filled(type.resource().arnFormat(), account));
            }
        }
        if (targets.isEmpty()) {
            targets.add(
                    types.isEmpty()
                            ? "*"
                            : filled(types.getFirst().resource().arnFormat(), account));
        }
        return targets;
    }

    private static String filled(String format, String account) {
        StringBuilder arn = new StringBuilder();
        int at = 0;
        for (int open = format.indexOf("${"); open >= 0; open = format.indexOf("${", at)) {
            int close = format.indexOf('}', open);
            arn.append(format, at, open)
                    .append(
                            switch (format.substring(open + 2, close)) {
                                case "Partition" -> "aws";
                                case "Region" -> "us-east-1";
                                case "Account" -> account;
                                default -> TARGET;
                            });
            at = close + 1;
        }
        return arn.append(format, at, format.length()).toString();
    }
}
