package dev.mayfly.policy.explain;

import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;
import java.util.Optional;

/// What differs between the subject a policy wants and the one a GitHub token has.
final class SubjectHints {
    private SubjectHints() {}

    static Optional<Hint> of(String wanted, String actual) {
        Optional<GithubSubject> pattern = GithubSubject.parse(wanted);
        Optional<GithubSubject> subject = GithubSubject.parse(actual);
        if (pattern.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        return compare(wanted, pattern.get(), subject.get());
    }

    private static Optional<Hint> compare(
            String wanted, GithubSubject pattern, GithubSubject subject) {
        if (subject.immutable() && !pattern.immutable()) {
            return hint(
                    "ImmutableSubject",
                    "the repository has GitHub's immutable subject, with ids behind the names (`"
                            + subject.owner()
                            + "/"
                            + subject.name()
                            + "`); `"
                            + wanted
                            + "` was written for the classic one");
        }
        if (pattern.immutable() && !subject.immutable()) {
            return hint(
                    "ClassicSubject",
                    "the token has the classic subject without ids; `"
                            + wanted
                            + "` was written for the immutable one");
        }
        if (!pattern.sameNames(subject)) {
            return sameNamesButForCase(pattern, subject)
                    ? Optional.empty()
                    : repository(pattern, subject);
        }
        if (pattern.context().equals(subject.context())) {
            return Optional.empty();
        }
        return Optional.of(
                new Hint(
                        "SubjectContext",
                        "the job ran for %s, the policy wants %s%s"
                                .formatted(trigger(subject), trigger(pattern), because(subject))));
    }

    private static Optional<Hint> hint(String code, String text) {
        return Optional.of(new Hint(code, text));
    }

    private static Optional<Hint> repository(GithubSubject pattern, GithubSubject subject) {
        boolean wild = (pattern.owner().name() + pattern.name().name()).indexOf('*') >= 0;
        return wild
                ? Optional.empty()
                : Optional.of(
                        new Hint(
                                "OtherRepository",
                                "the token is from `%s/%s`, the policy wants `%s/%s`"
                                        .formatted(
                                                subject.owner().name(),
                                                subject.name().name(),
                                                pattern.owner().name(),
                                                pattern.name().name())));
    }

    /// Why the subject does not name the branch that people expect.
    private static String because(GithubSubject subject) {
        return switch (subject.context()) {
            case Context.Environment _ ->
                    "; a job with `environment:` has no branch in its subject";
            case Context.PullRequest _ -> "; a pull request has no branch in its subject";
            case Context.Ref _, Context.Other _ -> "";
        };
    }

    /// The part of GitHub that starts the workflow, for people.
    private static String trigger(GithubSubject subject) {
        return switch (subject.context()) {
            case Context.PullRequest _ -> "a pull request";
            case Context.Environment(String name) -> "environment `" + name + "`";
            case Context.Ref(String ref) when ref.startsWith("refs/heads/") ->
                    "branch `" + ref.substring("refs/heads/".length()) + "`";
            case Context.Ref(String ref) when ref.startsWith("refs/tags/") ->
                    "tag `" + ref.substring("refs/tags/".length()) + "`";
            case Context.Ref _, Context.Other _ -> "`" + subject.context() + "`";
        };
    }

    private static boolean sameNamesButForCase(GithubSubject one, GithubSubject other) {
        return one.owner().name().equalsIgnoreCase(other.owner().name())
                && one.name().name().equalsIgnoreCase(other.name().name());
    }
}
