package dev.mayfly.policy.trust;

import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is wrong with the form of a pattern for GitHub's subject, so that no token can match it.
///
/// A repository or its organization may put other claims into the subject; what begins with the
/// name of a claim is left alone. Source: GitHub Docs, "OpenID Connect reference", "Customizing the
/// token claims".
final class SubjectForm {
    private static final List<String> CLAIMS =
            List.of(
                    "actor",
                    "actor_id",
                    "base_ref",
                    "context",
                    "enterprise",
                    "enterprise_id",
                    "environment",
                    "event_name",
                    "head_ref",
                    "job_workflow_ref",
                    "job_workflow_sha",
                    "ref",
                    "ref_type",
                    "repo",
                    "repository",
                    "repository_id",
                    "repository_owner",
                    "repository_owner_id",
                    "repository_visibility",
                    "repo_property",
                    "run_id",
                    "runner_environment",
                    "workflow",
                    "workflow_ref",
                    "workflow_sha");

    private SubjectForm() {}

    /// A mistake.
    ///
    /// @param text why nothing matches, for people
    /// @param replacement what was meant, when that is certain
    record Mistake(String text, Optional<String> replacement) {
        private static Optional<Mistake> certain(String text, String meant) {
            return Optional.of(new Mistake(text + ": write `" + meant + "`", Optional.of(meant)));
        }

        private static Optional<Mistake> of(String text) {
            return Optional.of(new Mistake(text, Optional.empty()));
        }
    }

    /// @param pattern in which `*` and `?` are wildcards
    static Optional<Mistake> in(String pattern) {
        if (!pattern.strip().equals(pattern)) {
            return Mistake.certain("a blank at its end counts", pattern.strip());
        }
        if (isWild(pattern, 0)) {
            return Optional.empty();
        }
        if (!pattern.startsWith(GithubSubject.START)) {
            return start(pattern);
        }
        int colon = pattern.indexOf(':', GithubSubject.START.length());
        int slash = pattern.indexOf('/');
        boolean wildBefore =
                pattern.indexOf('*') >= 0 && (colon < 0 || pattern.indexOf('*') < colon);
        if (wildBefore && (slash < 0 || colon < 0)) {
            return Optional.empty();
        }
        if (slash < 0 || (colon >= 0 && colon < slash)) {
            return Mistake.of("a subject names owner and repository, `repo:OWNER/REPOSITORY:…`");
        }
        if (colon < 0) {
            return Mistake.of(
                    "a subject goes on behind the repository: write `"
                            + pattern
                            + ":ref:refs/heads/main` for a branch, `"
                            + pattern
                            + ":environment:NAME` for an environment");
        }
        return halfImmutable(pattern).or(() -> context(pattern, colon + 1));
    }

    private static Optional<Mistake> start(String pattern) {
        if (pattern.regionMatches(true, 0, GithubSubject.START, 0, GithubSubject.START.length())) {
            return Mistake.certain(
                    "case counts, a subject begins with `repo:`",
                    GithubSubject.START + pattern.substring(GithubSubject.START.length()));
        }
        int colon = pattern.indexOf(':');
        if (colon > 0 && isClaim(pattern.substring(0, colon))) {
            return Optional.empty();
        }
        Optional<GithubSubject> meant = GithubSubject.parse(GithubSubject.START + pattern);
        return meant.isPresent() && in(meant.get().toString()).isEmpty()
                ? Mistake.certain("a subject begins with `repo:`", meant.get().toString())
                : Mistake.of(
                        "GitHub's subjects look like `repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH`,"
                                + " `…:environment:NAME` or `…:pull_request`");
    }

    private static Optional<Mistake> halfImmutable(String pattern) {
        boolean half =
                GithubSubject.parse(pattern)
                        .filter(subject ->
                                subject.owner().id().isPresent() != subject.name().id().isPresent())
                        .filter(subject -> (subject.owner() + "" + subject.name()).indexOf('*') < 0)
                        .isPresent();
        return half
                ? Mistake.of(
                        "an immutable subject has the ids of both, `repo:OWNER@ID/REPOSITORY@ID:…`")
                : Optional.empty();
    }

    private static Optional<Mistake> context(String pattern, int at) {
        if (at == pattern.length()) {
            return Mistake.of("a subject goes on behind the last colon");
        }
        if (isWild(pattern, at)) {
            return Optional.empty();
        }
        String head = pattern.substring(0, at);
        String context = pattern.substring(at);
        return switch (Context.of(context)) {
            case Context.PullRequest _ -> Optional.empty();
            case Context.Ref(String ref) -> ref(head, ref);
            case Context.Environment(String name) -> environment(head, name);
            case Context.Other(String text) -> other(head, text);
        };
    }

    private static Optional<Mistake> ref(String head, String ref) {
        if (ref.isEmpty()
                || isWild(ref, 0)
                || ref.startsWith("refs/")
                || "refs/".startsWith(upToWild(ref))) {
            return Optional.empty();
        }
        String plain = ref.startsWith("heads/") ? ref.substring("heads/".length()) : ref;
        return Mistake.of(
                "a branch is written `refs/heads/NAME`, a tag `refs/tags/NAME`: write `"
                        + head
                        + "ref:refs/heads/"
                        + plain
                        + "`");
    }

    private static Optional<Mistake> environment(String head, String name) {
        int colon = name.indexOf(':');
        if (colon < 0 || (name.indexOf('*') >= 0 && name.indexOf('*') < colon)) {
            return Optional.empty();
        }
        String behind = name.substring(colon + 1);
        int next = behind.indexOf(':');
        return next > 0 && isClaim(behind.substring(0, next))
                ? Optional.empty()
                : Mistake.certain(
                        "a colon in the name of an environment is written `%3A`",
                        head + "environment:" + name.replace(":", "%3A"));
    }

    private static Optional<Mistake> other(String head, String text) {
        if (text.startsWith("refs/")) {
            return Mistake.certain("`ref:` is missing before the ref", head + "ref:" + text);
        }
        for (String kind : List.of("pull_request", "ref:", "environment:")) {
            if (text.regionMatches(true, 0, kind, 0, kind.length()) && !text.startsWith(kind)) {
                return Mistake.certain("case counts", head + kind + text.substring(kind.length()));
            }
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        boolean open = upToWild(text).length() < text.length() && colon < 0;
        return open || (colon > 0 && isClaim(kind))
                ? Optional.empty()
                : Mistake.of(
                        "behind the repository stands `ref:refs/heads/NAME`, `ref:refs/tags/NAME`,"
                                + " `environment:NAME` or `pull_request`, and not `"
                                + text
                                + "`");
    }

    private static boolean isClaim(String text) {
        return CLAIMS.contains(text.toLowerCase(Locale.ROOT)) || text.startsWith("repo_property");
    }

    private static boolean isWild(String text, int at) {
        return at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '?');
    }

    private static String upToWild(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWild(text, i)) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
