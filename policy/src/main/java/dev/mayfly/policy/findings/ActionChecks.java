package dev.mayfly.policy.findings;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `Action` and `NotAction`: whether what they name exists.
///
/// Source: IAM User Guide, "IAM policy validation check reference". What exists is what AWS
/// published up to [ActionCatalogue#date()].
final class ActionChecks {
    /// A policy of 131,072 characters has room for thousands of names that are nearly names; the
    /// first ones are looked up.
    private static final int MAX_LOOKED_UP = 40;

    /// As many times a pattern is tried on an action; ReadOnlyAccess, with a thousand patterns,
    /// takes less.
    private static final int MAX_TRIES = 80_000;

    private final ActionCatalogue catalogue;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();
    private int lookedUp;
    private int tries;

    private ActionChecks(ActionCatalogue catalogue, Findings findings) {
        this.catalogue = catalogue;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        ActionChecks checks = new ActionChecks(policy.catalogue(), findings);
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Action", "NotAction")) {
                statement
                        .element(element)
                        .ifPresent(written -> JsonType.checkTexts(written, findings));
                statement.values(element).forEach(checks::checkAction);
            }
        }
    }

    private void checkAction(Value action) {
        if (action.text().equals("*") || known.contains(action.text())) {
            return;
        }
        Optional<ActionPattern> pattern = pattern(action.text());
        if (pattern.isEmpty()) {
            if (!Wildcards.in(service(action.text()))) {
                invalid(action, near(action.text()));
            }
        } else if (catalogue.service(pattern.get().service()).isEmpty()) {
            invalidService(action, pattern.get().service());
        } else if (!exists(pattern.get())) {
            invalid(action, near(action.text()));
        } else {
            known.add(action.text());
        }
    }

    /// True also when it is too much work to know.
    private boolean exists(ActionPattern pattern) {
        if (!Wildcards.in(pattern.source())) {
            return catalogue.action(pattern.source()).isPresent();
        }
        tries += catalogue.service(pattern.service()).map(s -> s.actions().size()).orElse(0);
        return tries > MAX_TRIES || catalogue.anyMatches(pattern);
    }

    private static Optional<ActionPattern> pattern(String text) {
        try {
            return Optional.of(ActionPattern.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String service(String action) {
        int colon = action.indexOf(':');
        return colon < 0 ? "" : action.substring(0, colon);
    }

    private List<String> near(String action) {
        boolean look = !Wildcards.in(action) && lookedUp++ < MAX_LOOKED_UP;
        return look ? catalogue.actionsNear(action.strip()) : List.of();
    }

    private void invalid(Value action, List<String> near) {
        findings.error(
                "INVALID_ACTION",
                "The action " + action.text() + " does not exist." + DidYouMean.of(near),
                action.path());
        fix(action, near);
    }

    private void invalidService(Value action, String service) {
        List<String> near =
                lookedUp++ < MAX_LOOKED_UP ? catalogue.servicesNear(service) : List.of();
        findings.error(
                "INVALID_SERVICE_IN_ACTION",
                "The service "
                        + service
                        + " specified in the action does not exist."
                        + DidYouMean.of(near),
                action.path());
        String name = action.text().substring(service.length());
        fix(
                action,
                near.stream()
                        .map(known -> known + name)
                        .filter(mended -> catalogue.anyMatches(ActionPattern.of(mended)))
                        .toList());
    }

    private void fix(Value action, List<String> near) {
        if (near.size() == 1) {
            findings.fix(
                    "write `" + near.getFirst() + "`",
                    action.path(),
                    JsonString.of(near.getFirst()));
        }
    }
}
