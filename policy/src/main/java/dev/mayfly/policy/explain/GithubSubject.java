package dev.mayfly.policy.explain;

import java.util.Optional;

/// The `sub` claim of a GitHub Actions token, or a policy's pattern for one:
/// `repo:owner/name:context`, and with ids `repo:owner@id/name@id:context` since 2026-07.
///
/// Source: GitHub Docs, "About security hardening with OpenID Connect"; a real token of 2026-10-08.
record GithubSubject(Name owner, Name repository, String context) {
    private static final String START = "repo:";

    /// A name with or without the id that stays when it is renamed.
    record Name(String name, String id) {
        static Name of(String text) {
            int at = text.indexOf('@');
            return at < 0
                    ? new Name(text, "")
                    : new Name(text.substring(0, at), text.substring(at + 1));
        }

        String written() {
            return id.isEmpty() ? name : name + "@" + id;
        }
    }

    static Optional<GithubSubject> parse(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':', START.length());
        if (!text.startsWith(START) || slash < 0 || colon < slash) {
            return Optional.empty();
        }
        return Optional.of(
                new GithubSubject(
                        Name.of(text.substring(START.length(), slash)),
                        Name.of(text.substring(slash + 1, colon)),
                        text.substring(colon + 1)));
    }

    /// Whether it carries ids.
    boolean immutable() {
        return !owner.id().isEmpty() || !repository.id().isEmpty();
    }

    boolean sameNames(GithubSubject other) {
        return owner.name().equals(other.owner.name())
                && repository.name().equals(other.repository.name());
    }

    boolean sameNamesButForCase(GithubSubject other) {
        return owner.name().equalsIgnoreCase(other.owner.name())
                && repository.name().equalsIgnoreCase(other.repository.name());
    }

    /// The part of GitHub that starts the workflow, for people.
    String trigger() {
        if (context.equals("pull_request")) {
            return "a pull request";
        }
        if (context.startsWith("environment:")) {
            return "environment `" + context.substring("environment:".length()) + "`";
        }
        if (context.startsWith("ref:refs/heads/")) {
            return "branch `" + context.substring("ref:refs/heads/".length()) + "`";
        }
        if (context.startsWith("ref:refs/tags/")) {
            return "tag `" + context.substring("ref:refs/tags/".length()) + "`";
        }
        return "`" + context + "`";
    }

    /// The pattern that admits of the sender's repository what `wanted` admits of its own, when
    /// both are the same repository in the two spellings.
    static Optional<String> sameScope(String wanted, String sent) {
        Optional<GithubSubject> pattern = parse(wanted);
        Optional<GithubSubject> subject = parse(sent);
        boolean twoSpellings =
                pattern.isPresent()
                        && subject.isPresent()
                        && pattern.get().sameNames(subject.get())
                        && pattern.get().immutable() != subject.get().immutable();
        if (!twoSpellings) {
            return Optional.empty();
        }
        return Optional.of(
                START
                        + subject.get().owner().written()
                        + "/"
                        + subject.get().repository().written()
                        + ":"
                        + pattern.get().context());
    }
}
