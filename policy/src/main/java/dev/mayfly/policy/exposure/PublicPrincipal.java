package dev.mayfly.policy.exposure;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.pattern.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Statements that allow everybody (`"Principal": "*"`) and whose conditions keep nobody out.
final class PublicPrincipal {
    private static final String OWNER = "111122223333";
    private static final String ROLE = "arn:aws:iam::" + OWNER + ":role/example";

    /// The stranger's own account allows him everything.
    private static final NamedPolicy EVERYTHING =
            new NamedPolicy(
                    "everything",
                    PolicyParser.parse(
                            """
                            {"Version": "2012-10-17",
                             "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
                            """,
                            PolicyKind.IDENTITY));

    private PublicPrincipal() {}

    static void of(PolicyDocument policy, Statement statement, Places places, Findings findings) {
        boolean everyone =
                statement.effect() == Effect.ALLOW
                        && statement.principals().stream()
                                .filter(element -> !element.negated())
                                .flatMap(element -> element.patterns().stream())
                                .anyMatch(PrincipalPattern.Anyone.class::isInstance);
        if (everyone && strangerAdmitted(policy, statement)) {
            findings.security(
                    statement.conditions().isEmpty()
                            ? "MAYFLY_PUBLIC_PRINCIPAL"
                            : "MAYFLY_GUARD_DOES_NOT_GUARD",
                    message(policy.kind(), statement),
                    places.principals(statement));
        }
    }

    private static String message(PolicyKind kind, Statement statement) {
        String what =
                kind == PolicyKind.TRUST
                        ? "Every AWS account in the world can assume this role"
                        : "Everybody in the world may do this";
        if (statement.conditions().isEmpty()) {
            return what + ". Name whom you mean in `Principal`, or ask for `aws:PrincipalOrgID`.";
        }
        String keys =
                statement.conditions().stream()
                        .map(condition -> "`" + condition.key() + "`")
                        .distinct()
                        .collect(Collectors.joining(", "));
        boolean externalId =
                statement.conditions().stream()
                        .map(Condition::key)
                        .anyMatch(key -> key.folded().equals("sts:externalid"));
        return what
                + ": the conditions on "
                + keys
                + " keep no stranger out, who can meet them all."
                + (externalId
                        ? " The external id is no secret, it only tells one customer of a service"
                                + " from another."
                        : "")
                + " Name whom you mean in `Principal`, or ask for `aws:PrincipalOrgID`.";
    }

    private static boolean strangerAdmitted(PolicyDocument policy, Statement statement) {
        List<Statement> statements = new ArrayList<>(List.of(statement));
        policy.statements().stream()
                .filter(each -> each.effect() == Effect.DENY)
                .forEach(statements::add);
        AuthorizationRequest request =
                new AuthorizationRequest(
                        action(policy.kind(), statement),
                        resource(policy.kind(), statement),
                        OWNER,
                        Stranger.CALLER,
                        Stranger.context(statement));
        PolicyStack stack =
                PolicyStack.EMPTY
                        .withResourcePolicy(
                                new NamedPolicy("policy", policy.withStatements(statements)))
                        .withIdentity(List.of(EVERYTHING));
        return new Evaluator().evaluate(request, stack).allowed();
    }

    private static String action(PolicyKind kind, Statement statement) {
        ActionPattern first = statement.actions().patterns().getFirst();
        if (statement.actions().negated() || first.isAny()) {
            return kind == PolicyKind.TRUST ? "sts:AssumeRole" : "s3:GetObject";
        }
        return kind == PolicyKind.TRUST
                ? "sts:" + first.name().filled("role", 'x')
                : first.service() + ":" + first.name().filled("example", 'x');
    }

    private static String resource(PolicyKind kind, Statement statement) {
        if (kind == PolicyKind.TRUST) {
            return ROLE;
        }
        return statement
                .resources()
                .filter(element -> !element.negated())
                .map(element -> element.patterns().getFirst())
                .map(ResourcePattern::source)
                .filter(source -> !source.equals("*"))
                .map(source -> Glob.of(source).filled("example", 'x'))
                .orElse("arn:aws:s3:::example/example");
    }
}
