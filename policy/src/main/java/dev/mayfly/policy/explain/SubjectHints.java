package dev.mayfly.policy.explain;

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
                            + subject.owner().written()
                            + "/"
                            + subject.repository().written()
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
            return pattern.sameNamesButForCase(subject)
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
                                .formatted(
                                        subject.trigger(), pattern.trigger(), because(subject))));
    }

    private static Optional<Hint> hint(String code, String text) {
        return Optional.of(new Hint(code, text));
    }

    private static Optional<Hint> repository(GithubSubject pattern, GithubSubject subject) {
        boolean wild = (pattern.owner().name() + pattern.repository().name()).indexOf('*') >= 0;
        return wild
                ? Optional.empty()
                : Optional.of(
                        new Hint(
                                "OtherRepository",
                                "the token is from `%s/%s`, the policy wants `%s/%s`"
                                        .formatted(
                                                subject.owner().name(),
                                                subject.repository().name(),
                                                pattern.owner().name(),
                                                pattern.repository().name())));
    }

    /// Why the subject does not name the branch that people expect.
    private static String because(GithubSubject subject) {
        if (subject.context().startsWith("environment:")) {
            return "; a job with `environment:` has no branch in its subject";
        }
        return subject.context().equals("pull_request")
                ? "; a pull request has no branch in its subject"
                : "";
    }
}
