package dev.mayfly.mistakes;

import dev.mayfly.policy.explain.Hint;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;
import dev.mayfly.policy.subject.GithubSubject.Context.Environment;
import dev.mayfly.policy.subject.GithubSubject.Context.PullRequest;
import dev.mayfly.policy.subject.GithubSubject.Context.Ref;
import java.util.List;
import java.util.Optional;

/// Mistakes about GitHub's subject, which says one thing only: environment, pull request or ref.
final class SubjectMistakes {

    private SubjectMistakes() {}

    /// @param expected the patterns of a `sub` condition, of which none matches `actual`
    static Optional<Hint> of(List<String> expected, String actual) {
        Optional<GithubSubject> subject = GithubSubject.parse(actual);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        return expected.stream()
                .map(pattern -> of(pattern, subject.get()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Hint> of(String pattern, GithubSubject actual) {
        if (!pattern.startsWith("repo:")) {
            return Glob.of("repo:" + pattern).matches(actual.toString())
                    ? hint(
                            "repo-prefix",
                            "a subject begins with `repo:`: write `repo:" + pattern + "`")
                    : Optional.empty();
        }
        Optional<GithubSubject> wanted = GithubSubject.parse(pattern);
        if (wanted.isEmpty()) {
            return noContext(pattern, actual);
        }
        return sameRepository(wanted.get(), actual)
                ? context(wanted.get(), actual)
                : Optional.empty();
    }

    /// `repo:octo-org/app` without anything behind it.
    private static Optional<Hint> noContext(String pattern, GithubSubject actual) {
        String anyContext = pattern.endsWith(":") ? pattern + "*" : pattern + ":*";
        return Glob.of(anyContext).matches(actual.toString())
                ? hint(
                        "subject-context",
                        "the subject goes on behind the repository: write `"
                                + actual
                                + "` for this job, or `"
                                + anyContext
                                + "` with `StringLike` for every job")
                : Optional.empty();
    }

    private static Optional<Hint> context(GithubSubject wanted, GithubSubject actual) {
        return switch (actual.context()) {
            case PullRequest _ ->
                    hint(
                            "pull-request",
                            "run the job on `push`, or allow `"
                                    + actual
                                    + "`: whoever may open a pull request then gets the role");
            case Environment(String name) -> environment(wanted, name);
            case Ref _ -> ref(wanted, actual);
            case Context.Other _ -> Optional.empty();
        };
    }

    private static Optional<Hint> environment(GithubSubject wanted, String name) {
        if (wanted.context() instanceof Environment(String other)) {
            return other.replace(":", "%3A").equals(name)
                    ? hint("colon", "a colon in a subject is written `%3A`: write `" + name + "`")
                    : Optional.empty();
        }
        return hint(
                "environment",
                "the environment takes the branch's place in the subject: take `environment: "
                        + name
                        + "` off the job, or name the environment in the role and protect it in"
                        + " the repository's settings");
    }

    private static Optional<Hint> ref(GithubSubject wanted, GithubSubject actual) {
        return switch (wanted.context()) {
            case Environment(String name) ->
                    hint("environment-missing", "add `environment: " + name + "` to the job");
            case PullRequest _ -> Optional.empty();
            case Ref(String other) -> fullRef(other, actual);
            case Context.Other(String text) ->
                    hint(
                            "ref-form",
                            "`"
                                    + text
                                    + "` is no part of a subject, a branch is written"
                                    + " `ref:refs/heads/NAME`: write `"
                                    + actual
                                    + "`");
        };
    }

    private static Optional<Hint> fullRef(String ref, GithubSubject actual) {
        return ref.startsWith("refs/") || ref.startsWith("*")
                ? Optional.empty()
                : hint(
                        "ref-form",
                        "a branch is written `refs/heads/NAME`, a tag `refs/tags/NAME`: write `"
                                + actual
                                + "`");
    }

    /// In either form of the subject.
    private static boolean sameRepository(GithubSubject wanted, GithubSubject actual) {
        return matches(wanted.in(actual.context()), actual)
                || matches(wanted.classic().in(actual.context()), actual.classic());
    }

    private static boolean matches(GithubSubject pattern, GithubSubject actual) {
        return Glob.of(pattern.toString()).matches(actual.toString());
    }

    private static Optional<Hint> hint(String code, String text) {
        return Optional.of(new Hint(code, text));
    }
}
