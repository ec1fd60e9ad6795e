package dev.mayfly.mistakes;

import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.PrincipalPattern.Anyone;
import dev.mayfly.policy.PrincipalPattern.FederatedProvider;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.explain.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Mistakes in who a statement is about and what it allows.
final class StatementMistakes {

    private static final String ASSUME = "sts:assumerolewithwebidentity";

    private StatementMistakes() {}

    /// Whether a statement is about the bearer's provider.
    static boolean names(Bearer bearer, Statement statement) {
        return principals(statement)
                .anyMatch(pattern ->
                        pattern instanceof Anyone
                                || (pattern instanceof FederatedProvider(String source)
                                        && source.equals(bearer.providerArn())));
    }

    /// No statement names the provider.
    static Optional<Hint> principal(Bearer bearer, List<Statement> allowing) {
        if (allowing.stream().anyMatch(statement -> names(bearer, statement))) {
            return Optional.empty();
        }
        List<String> providers =
                allowing.stream()
                        .flatMap(StatementMistakes::principals)
                        .filter(FederatedProvider.class::isInstance)
                        .map(PrincipalPattern::source)
                        .distinct()
                        .toList();
        String trusted =
                providers.isEmpty()
                        ? "the role trusts no identity provider"
                        : "the role trusts " + Phrases.list(providers);
        return Optional.of(
                new Hint(
                        "principal",
                        trusted
                                + ", the token comes from `"
                                + bearer.providerArn()
                                + "`: name that one as `Federated` principal"));
    }

    /// A statement names the provider and leaves an action out that this token needs.
    static List<Hint> actions(Bearer bearer, Statement statement) {
        List<Hint> hints = new ArrayList<>();
        if (!allows(statement, ASSUME)) {
            hints.add(
                    new Hint(
                            "action",
                            "`"
                                    + statement.name()
                                    + "` names the provider and does not allow"
                                    + " `sts:AssumeRoleWithWebIdentity`: `sts:AssumeRole` is for"
                                    + " callers that already have credentials"));
            return hints;
        }
        if (claims(bearer, "https://aws.amazon.com/tags") && !allows(statement, "sts:tagsession")) {
            hints.add(
                    new Hint(
                            "tag-session",
                            "the token passes session tags: `"
                                    + statement.name()
                                    + "` must also allow `sts:TagSession`"));
        }
        if (claims(bearer, "https://aws.amazon.com/source_identity")
                && !allows(statement, "sts:setsourceidentity")) {
            hints.add(
                    new Hint(
                            "source-identity",
                            "the token sets a source identity: `"
                                    + statement.name()
                                    + "` must also allow `sts:SetSourceIdentity`"));
        }
        return hints;
    }

    private static Stream<PrincipalPattern> principals(Statement statement) {
        return statement.principals().stream().flatMap(element -> element.patterns().stream());
    }

    private static boolean allows(Statement statement, String foldedAction) {
        int colon = foldedAction.indexOf(':');
        boolean matched =
                statement.actions().patterns().stream()
                        .anyMatch(pattern -> pattern.matches(foldedAction, colon));
        return matched != statement.actions().negated();
    }

    private static boolean claims(Bearer bearer, String prefix) {
        return bearer.claims().json().values().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix));
    }
}
