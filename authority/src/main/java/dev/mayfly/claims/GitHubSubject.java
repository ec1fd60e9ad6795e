package dev.mayfly.claims;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `sub` of a GitHub Actions token in its standard form: a repository, by names or (immutable
/// form) by names and ids, and what the job runs for. Also reads patterns of policies, whose parts
/// may hold wildcards.
///
/// Source: GitHub Docs, "OpenID Connect reference"; immutable subjects: GitHub's announcement of
/// 2026-04-23, with the separators of a token of 2026-10-08.
public record GitHubSubject(Part owner, Part name, Context context) {

    private static final Pattern FORM =
            Pattern.compile("repo:([^/:@]+)(?:@([^/:]+))?/([^/:@]+)(?:@([^/:]+))?:(.+)");

    /// A name and, in the immutable form, its id.
    public record Part(String name, Optional<String> id) {
        @Override
        public String toString() {
            return name + id.map(value -> "@" + value).orElse("");
        }
    }

    /// What the job runs for. Environment beats pull request beats ref.
    public sealed interface Context {

        /// A push, a tag, a schedule, a manual start: the full ref.
        record Ref(String ref) implements Context {}

        /// A pull request, whatever its branch.
        record PullRequest() implements Context {}

        /// A job with an `environment`, its name as the subject spells it: GitHub writes `%3A` for
        /// a colon and leaves `%` alone, so two names may share a spelling.
        record Environment(String name) implements Context {}

        /// Something else, from a customised subject or a pattern.
        record Other(String text) implements Context {}
    }

    /// The subject in `text`, or empty when it is not in the standard form.
    public static Optional<GitHubSubject> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new GitHubSubject(
                        new Part(form.group(1), Optional.ofNullable(form.group(2))),
                        new Part(form.group(3), Optional.ofNullable(form.group(4))),
                        context(form.group(5))));
    }

    /// Whether it carries ids, which survive no renaming of others.
    public boolean immutable() {
        return owner.id().isPresent() && name.id().isPresent();
    }

    /// The same subject as it was before GitHub added ids.
    public GitHubSubject classic() {
        return new GitHubSubject(
                new Part(owner.name(), Optional.empty()),
                new Part(name.name(), Optional.empty()),
                context);
    }

    /// The same subject for another context.
    public GitHubSubject in(Context other) {
        return new GitHubSubject(owner, name, other);
    }

    /// The subject as GitHub writes it.
    @Override
    public String toString() {
        return "repo:" + owner + "/" + name + ":" + written(context);
    }

    private static Context context(String text) {
        if (text.equals("pull_request")) {
            return new Context.PullRequest();
        }
        if (text.startsWith("ref:")) {
            return new Context.Ref(text.substring("ref:".length()));
        }
        if (text.startsWith("environment:")) {
            return new Context.Environment(text.substring("environment:".length()));
        }
        return new Context.Other(text);
    }

    private static String written(Context context) {
        return switch (context) {
            case Context.Ref(String ref) -> "ref:" + ref;
            case Context.PullRequest _ -> "pull_request";
            case Context.Environment(String name) -> "environment:" + name;
            case Context.Other(String text) -> text;
        };
    }
}
