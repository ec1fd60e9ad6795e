package dev.mayfly.policy.subject;

import java.util.Optional;

/// The `sub` of a GitHub Actions token in its standard form: a repository, by names or (immutable
/// form) by names and ids, and what the job runs for. Also reads patterns of policies, whose parts
/// may hold wildcards.
///
/// Source: GitHub Docs, "OpenID Connect reference"; immutable subjects: GitHub's announcement of
/// 2026-04-23, with the separators of a token of 2026-10-08.
public record GithubSubject(Part owner, Part name, Context context) {
    /// What every subject begins with.
    public static final String START = "repo:";

    /// A name and, in the immutable form, its id.
    public record Part(String name, Optional<String> id) {
        /// Empty when the text is no name, or has an `@` with nothing on one side.
        private static Optional<Part> parse(String text) {
            int at = text.indexOf('@');
            if (at < 0) {
                return text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Part(text, Optional.empty()));
            }
            String id = text.substring(at + 1);
            return at == 0 || id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Part(text.substring(0, at), Optional.of(id)));
        }

        private Part withoutId() {
            return new Part(name, Optional.empty());
        }

        @Override
        public String toString() {
            return name + id.map(value -> "@" + value).orElse("");
        }
    }

    /// What the job runs for. Environment beats pull request beats ref.
    public sealed interface Context {
        /// A push, a tag, a schedule, a manual start: the full ref.
        record Ref(String ref) implements Context {
            @Override
            public String toString() {
                return "ref:" + ref;
            }
        }

        /// A pull request, whatever its branch.
        record PullRequest() implements Context {
            @Override
            public String toString() {
                return "pull_request";
            }
        }

        /// A job with an `environment`, its name as the subject spells it: GitHub writes `%3A` for
        /// a colon and leaves `%` alone, so two names may share a spelling.
        record Environment(String name) implements Context {
            @Override
            public String toString() {
                return "environment:" + name;
            }
        }

        /// Something else, from a customised subject or a pattern.
        record Other(String text) implements Context {
            @Override
            public String toString() {
                return text;
            }
        }

        /// What stands behind the repository in a subject.
        static Context of(String text) {
            if (text.equals("pull_request")) {
                return new PullRequest();
            }
            if (text.startsWith("ref:")) {
                return new Ref(text.substring("ref:".length()));
            }
            if (text.startsWith("environment:")) {
                return new Environment(text.substring("environment:".length()));
            }
            return new Other(text);
        }
    }

    /// The subject in `text`, or empty when it is not in the standard form.
    public static Optional<GithubSubject> parse(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':', START.length());
        boolean whole = slash > 0 && colon > slash && colon < text.length() - 1;
        if (!text.startsWith(START) || !whole) {
            return Optional.empty();
        }
        String name = text.substring(slash + 1, colon);
        if (name.indexOf('/') >= 0) {
            return Optional.empty();
        }
        Context context = Context.of(text.substring(colon + 1));
        return Part.parse(text.substring(START.length(), slash))
                .flatMap(owner ->
                        Part.parse(name).map(part -> new GithubSubject(owner, part, context)));
    }

    /// Whether it carries ids, which survive no renaming of others.
    public boolean immutable() {
        return owner.id().isPresent() || name.id().isPresent();
    }

    /// The same subject as it was before GitHub added ids.
    public GithubSubject classic() {
        return new GithubSubject(owner.withoutId(), name.withoutId(), context);
    }

    /// The same subject for another context.
    public GithubSubject in(Context other) {
        return new GithubSubject(owner, name, other);
    }

    /// Whether both are about a repository of the same name, with ids or without.
    public boolean sameNames(GithubSubject other) {
        return owner.name().equals(other.owner.name()) && name.name().equals(other.name.name());
    }

    /// The subject as GitHub writes it.
    @Override
    public String toString() {
        return START + owner + "/" + name + ":" + context;
    }
}
