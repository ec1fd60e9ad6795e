package dev.mayfly.mistakes;

import dev.mayfly.claims.GitHubSubject;
import dev.mayfly.claims.GitHubSubject.Context;
import dev.mayfly.claims.GitHubSubject.Context.Environment;
import dev.mayfly.claims.GitHubSubject.Context.PullRequest;
import dev.mayfly.claims.GitHubSubject.Context.Ref;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.policy.pattern.Glob;
import java.util.List;
import java.util.Optional;

/// Mistakes about GitHub's subject, which says one thing only: environment, pull request or ref.
final class SubjectMistakes {

    private SubjectMistakes() {}

    /// @param expected the patterns of a `sub` condition, of which none matches `actual`
    static Optional<Hint> of(List<String> expected, String actual) {
        Optional<GitHubSubject> subject = GitHubSubject.parse(actual);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        return expected.stream()
                .map(pattern -> of(pattern, subject.get()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Hint> of(String pattern, GitHubSubject actual) {
        if (!pattern.startsWith("repo:")) {
            return Glob.of("repo:" + pattern).matches(actual.toString())
                    ? hint(
                            "repo-prefix",
                            "a subject begins with `repo:`: write `repo:" + pattern + "`")
                    : Optional.empty();
        }
        if (actual.immutable() && Glob.of(pattern).matches(actual.classic().toString())) {
            return hint(
                    "immutable-subject",
                    "the repository's subjects carry ids, which the pattern `"
                            + pattern
                            + "` does not: write `"
                            + actual
                            + "` (repositories created, renamed or transferred since 2026-07-15 have"
                            + " them)");
        }
        Optional<GitHubSubject> wanted = GitHubSubject.parse(pattern);
        if (wanted.isEmpty()) {
            return noContext(pattern, actual);
        }
        if (!actual.immutable()
                && matches(wanted.get().classic(), actual)
                && wanted.get().immutable()) {
            return hint(
                    "classic-subject",
                    "the pattern `"
                            + pattern
                            + "` has ids, the repository's subjects do not yet: write `"
                            + actual
                            + "`, or opt in to immutable subjects in the repository's settings");
        }
        if (!sameRepository(wanted.get(), actual)) {
            return otherRepository(wanted.get(), actual);
        }
        return context(wanted.get(), actual);
    }

    /// `repo:octo-org/app` without anything behind it.
    private static Optional<Hint> noContext(String pattern, GitHubSubject actual) {
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

    private static Optional<Hint> otherRepository(GitHubSubject wanted, GitHubSubject actual) {
        boolean sameContext =
                matches(new GitHubSubject(actual.owner(), actual.name(), wanted.context()), actual);
        return sameContext
                ? hint(
                        "repository",
                        "the token is of the repository `"
                                + actual.owner()
                                + "/"
                                + actual.name()
                                + "`, the role wants `"
                                + wanted.owner()
                                + "/"
                                + wanted.name()
                                + "`: a renamed or transferred repository has a new name in its"
                                + " subjects")
                : Optional.empty();
    }

    private static Optional<Hint> context(GitHubSubject wanted, GitHubSubject actual) {
        return switch (actual.context()) {
            case PullRequest _ ->
                    hint(
                            "pull-request",
                            "the job runs for a pull request, whose subject names no branch: run it"
                                    + " on `push`, or allow `"
                                    + actual
                                    + "` (anyone who may open a pull request then gets the role)");
            case Environment(String name) -> environment(wanted, actual, name);
            case Ref(String ref) -> ref(wanted, actual, ref);
            case Context.Other _ -> Optional.empty();
        };
    }

    private static Optional<Hint> environment(
            GitHubSubject wanted, GitHubSubject actual, String name) {
        if (wanted.context() instanceof Environment(String other)) {
            String colon = other.contains(":") ? " (a colon is written %3A)" : "";
            return hint(
                    "other-environment",
                    "the job runs in environment `"
                            + name
                            + "`, the role wants `"
                            + other
                            + "`"
                            + colon
                            + ": write `"
                            + actual
                            + "`");
        }
        return hint(
                "environment",
                "the job has the environment `"
                        + name
                        + "`, which takes the branch's place in the subject: allow `"
                        + actual
                        + "`, or take `environment` off the job");
    }

    private static Optional<Hint> ref(GitHubSubject wanted, GitHubSubject actual, String ref) {
        return switch (wanted.context()) {
            case Environment(String name) ->
                    hint(
                            "environment-missing",
                            "the role wants the environment `"
                                    + name
                                    + "`: add `environment: "
                                    + name
                                    + "` to the job, or allow `"
                                    + actual
                                    + "`");
            case PullRequest _ ->
                    hint(
                            "no-pull-request",
                            "the role is for pull requests, the job runs on `"
                                    + ref
                                    + "`: allow `"
                                    + actual
                                    + "`");
            case Ref(String other) ->
                    hint(
                            "ref",
                            "the job runs on `"
                                    + ref
                                    + "`, the role wants `"
                                    + other
                                    + "`"
                                    + fullRef(other)
                                    + ": write `"
                                    + actual
                                    + "`");
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

    private static String fullRef(String ref) {
        return ref.startsWith("refs/") || ref.startsWith("*")
                ? ""
                : " (a branch is written `refs/heads/NAME`, a tag `refs/tags/NAME`)";
    }

    private static boolean sameRepository(GitHubSubject wanted, GitHubSubject actual) {
        return matches(wanted.in(actual.context()), actual);
    }

    private static boolean matches(GitHubSubject pattern, GitHubSubject actual) {
        return Glob.of(pattern.toString()).matches(actual.toString());
    }

    private static Optional<Hint> hint(String code, String text) {
        return Optional.of(new Hint(code, text));
    }
}
