package dev.mayfly.iam;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.subject.SharedIssuer;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps trust policies from trusting everyone a shared issuer serves. Looks at policies as they
/// are written; those in force are not touched.
///
/// AWS wants, in each statement that allows `sts:AssumeRoleWithWebIdentity` to such an issuer, one
/// of the issuer's controls under `StringEquals`, `StringLike` or `StringEqualsIgnoreCase`, and its
/// first value not to be `*`. We look at every value: one that fits all tenants opens the door
/// however narrow its neighbours are. We are content when at least one clause, of a control or of
/// another claim that names the tenant, has narrow values only.
///
/// Source: AWS's sentence and what passes were observed 2026-08 on live AWS by three public
/// projects: no condition and `*` are refused; `repo:*` and `["repo:acme/x", "*"]` pass there, and
/// are refused here.
final class TrustPolicyGuard {

    private static final String ACTION = "sts:assumerolewithwebidentity";

    /// The kind of a subject without its name: `repo:`, `organization:`, or a piece of it.
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_]*:?");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{");
    private static final Pattern WILDCARD_OR_VARIABLE = Pattern.compile("[*?]|\\$\\{");

    private TrustPolicyGuard() {}

    /// Refuses a policy that trusts every tenant of a shared issuer.
    static void check(PolicyDocument trust) {
        for (Statement statement : trust.statements()) {
            if (statement.effect() == Effect.ALLOW && isWebIdentity(statement)) {
                federated(statement)
                        .forEach(principal ->
                                SharedIssuer.of(principal)
                                        .ifPresent(issuer -> check(statement, issuer, principal)));
            }
        }
    }

    private static void check(Statement statement, SharedIssuer issuer, String principal) {
        List<Condition> controls = clauses(statement, Set.copyOf(issuer.controls()));
        if (controls.stream().allMatch(clause -> isEveryone(clause.values().getFirst()))) {
            throw malformed(
                    "Trust policy with trusted principal "
                            + principal
                            + " must evaluate, using StringEquals, StringLike or"
                            + " StringEqualsIgnoreCase, "
                            + String.join(" or ", issuer.controls())
                            + " which is not scoped to all.");
        }
        List<Condition> pins = clauses(statement, issuer.pins());
        boolean scoped =
                Stream.concat(controls.stream(), pins.stream())
                        .anyMatch(clause -> openValue(clause, issuer).isEmpty());
        if (!scoped) {
            throw malformed(openTo(controls.getFirst(), issuer, principal));
        }
    }

    private static String openTo(Condition clause, SharedIssuer issuer, String principal) {
        return "Trust policy with trusted principal "
                + principal
                + " is scoped to all: the value \""
                + openValue(clause, issuer).orElseThrow()
                + "\" of "
                + clause.key().name()
                + " matches tokens of every tenant of this shared issuer, whatever values stand"
                + " beside it. Remove it, or name the organization in it.";
    }

    /// The first value of the clause that fits all tenants.
    private static Optional<String> openValue(Condition clause, SharedIssuer issuer) {
        return clause.values().stream().filter(v -> isOpen(clause, v, issuer)).findFirst();
    }

    private static boolean isOpen(Condition clause, String value, SharedIssuer issuer) {
        if (isEveryone(value)) {
            return true;
        }
        int end = endOfFixedText(clause.operator(), value);
        if (end == value.length()) {
            return false;
        }
        String fixed = value.substring(0, end);
        boolean bare =
                clause.key().claim().equals("sub")
                        ? LABEL.matcher(fixed).matches()
                        : fixed.isEmpty();
        return bare || issuer.commonPrefixes().stream().anyMatch(p -> p.startsWith(fixed));
    }

    /// Where the first wildcard or policy variable stands, or else the end.
    private static int endOfFixedText(ConditionOperator operator, String value) {
        boolean like =
                operator instanceof ConditionOperator.Text text
                        && text.form() == ConditionOperator.TextForm.LIKE;
        Matcher open = (like ? WILDCARD_OR_VARIABLE : VARIABLE).matcher(value);
        return open.find() ? open.start() : value.length();
    }

    /// What AWS itself refuses as a value, observed of GitHub's claims.
    private static boolean isEveryone(String value) {
        return value.isBlank() || value.startsWith("*");
    }

    /// The clauses of `statement` that compare one of `keys` positively and are false when it is
    /// missing.
    private static List<Condition> clauses(Statement statement, Set<String> keys) {
        Set<String> folded = keys.stream().map(Names::key).collect(Collectors.toUnmodifiableSet());
        return statement.conditions().stream()
                .filter(clause -> folded.contains(clause.key().folded()))
                .filter(clause -> !clause.ifExists())
                .filter(clause ->
                        clause.operator() instanceof ConditionOperator.Text text && !text.negated())
                .toList();
    }

    private static boolean isWebIdentity(Statement statement) {
        boolean named =
                statement.actions().patterns().stream().anyMatch(TrustPolicyGuard::isWebIdentity);
        return named != statement.actions().negated();
    }

    private static boolean isWebIdentity(ActionPattern pattern) {
        return pattern.matches(ACTION, ACTION.indexOf(':'));
    }

    private static List<String> federated(Statement statement) {
        return statement.principals().stream()
                .flatMap(element -> element.patterns().stream())
                .filter(PrincipalPattern.FederatedProvider.class::isInstance)
                .map(PrincipalPattern::source)
                .toList();
    }

    private static RefusedException malformed(String sentence) {
        return new RefusedException(new Refusal.MalformedPolicy(sentence));
    }
}
