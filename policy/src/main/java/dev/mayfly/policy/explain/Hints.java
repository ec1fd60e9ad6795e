package dev.mayfly.policy.explain;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Glob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Recognises the usual mistakes behind a clause that failed.
final class Hints {
    private final AuthorizationRequest request;
    private final Set<Hint> found = new LinkedHashSet<>();

    private Hints(AuthorizationRequest request) {
        this.request = request;
    }

    /// About the Allow statements that failed, in their order.
    static List<Hint> of(AuthorizationRequest request, List<LayerReport> layers) {
        Hints hints = new Hints(request);
        for (LayerReport layer : layers) {
            for (StatementReport report : layer.statements()) {
                if (report.statement().effect() == Effect.ALLOW) {
                    report.clauses().stream()
                            .filter(clause -> !clause.matched())
                            .forEach(hints::look);
                }
            }
        }
        return List.copyOf(hints.found);
    }

    private void look(ClauseReport clause) {
        switch (clause.clause()) {
            case Clause.Principals principals -> principal(principals);
            case Clause.Actions actions -> action(actions);
            case Clause.Resources _ -> {}
            case Clause.Key(Condition condition) -> condition(condition, clause);
        }
    }

    private void add(String code, String text) {
        found.add(new Hint(code, text));
    }

    private void principal(Clause.Principals principals) {
        boolean otherProvider =
                request.caller() instanceof CallerPrincipal.Federated
                        && principals.wanted().stream()
                                .anyMatch(text -> text.contains("-provider/"));
        if (otherProvider) {
            add(
                    "OtherProvider",
                    "the token comes from `%s`, the policy trusts `%s`"
                            .formatted(
                                    request.caller().arn(),
                                    String.join("`, `", principals.wanted())));
        }
    }

    private void action(Clause.Actions actions) {
        switch (request.action().toLowerCase(Locale.ROOT)) {
            case "sts:assumerolewithwebidentity" -> {
                if (actions.wanted().contains("sts:AssumeRole")) {
                    add(
                            "ActionForWebIdentity",
                            "a token assumes a role by `sts:AssumeRoleWithWebIdentity`;"
                                    + " `sts:AssumeRole` is for callers with credentials");
                }
            }
            case "sts:tagsession" ->
                    add(
                            "TagsNeedTagSession",
                            "the session carries tags, also from the token's claims: the trust"
                                    + " policy must allow `sts:TagSession` too");
            case "sts:setsourceidentity" ->
                    add(
                            "SourceIdentityNeedsAction",
                            "the session carries a source identity: the trust policy must allow"
                                    + " `sts:SetSourceIdentity` too");
            default -> {}
        }
    }

    private void condition(Condition condition, ClauseReport clause) {
        Optional<ContextValue> sent = request.context().find(condition.key());
        if (sent.isEmpty()) {
            missing(condition.key());
            return;
        }
        boolean several =
                sent.get() instanceof ContextValue.Multi
                        && condition.quantifier() == Condition.Quantifier.NONE;
        if (several) {
            add(
                    "NeedsSetOperator",
                    "`%s` may have several values: write `ForAnyValue:%s` or `ForAllValues:%s`"
                            .formatted(
                                    condition.key(),
                                    condition.operator().written(),
                                    condition.operator().written()));
            return;
        }
        if (condition.operator() instanceof ConditionOperator.Text text && !text.negated()) {
            for (String wanted : clause.expected()) {
                clause.actual()
                        .forEach(actual -> text(condition.key(), text.form(), wanted, actual));
            }
        }
    }

    private void missing(ContextKey key) {
        String issuer = key.name().substring(0, key.name().length() - key.claim().length());
        List<String> others =
                request.context().names().stream()
                        .filter(name -> name.folded().startsWith(issuer.toLowerCase(Locale.ROOT)))
                        .map(ContextKey::claim)
                        .toList();
        String known = others.isEmpty() ? "" : "; it has `" + String.join("`, `", others) + "`";
        add("MissingKey", "the request has no `" + key + "`" + known);
    }

    private void text(ContextKey key, TextForm form, String wanted, String actual) {
        if (form == TextForm.EXACT && hasWildcard(wanted) && Glob.of(wanted).matches(actual)) {
            add(
                    "LiteralWildcard",
                    "`StringEquals` takes `*` and `?` literally: `%s` needs `StringLike`"
                            .formatted(wanted));
        } else if (form != TextForm.IGNORING_CASE && matchesButForCase(wanted, actual)) {
            add(
                    "Case",
                    "`%s` and `%s` differ in upper and lower case only".formatted(wanted, actual));
        }
        switch (key.claim()) {
            case "aud" ->
                    add(
                            "Audience",
                            "the token was issued for `%s`, the policy wants `%s`"
                                    .formatted(actual, wanted));
            case "sub" -> SubjectHints.of(wanted, actual).ifPresent(found::add);
            default -> {}
        }
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static boolean matchesButForCase(String wanted, String actual) {
        Glob folded = Glob.of(wanted.toLowerCase(Locale.ROOT));
        return !Glob.of(wanted).matches(actual) && folded.matches(actual.toLowerCase(Locale.ROOT));
    }
}
