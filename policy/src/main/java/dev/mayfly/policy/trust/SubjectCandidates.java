package dev.mayfly.policy.trust;

import dev.mayfly.policy.subject.GithubSubject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Subjects of GitHub that a pattern matches, as different from each other as may be.
///
/// Each `*` is replaced in turn by texts that strangers, look-alikes and other jobs of the same
/// repository have there; what is no subject then is dropped.
final class SubjectCandidates {
    /// A name that no policy means, but anyone could register.
    static final String STRANGER = "zq-stranger";

    /// A branch that no policy means.
    static final String BRANCH = "refs/heads/zq-any";

    /// Further stars are left empty.
    private static final int MAX_STARS = 4;

    /// Keeps patterns made of stars from costing time.
    private static final int MAX_FILLED = 1_000;

    private static final List<String> CONTEXTS =
            List.of("pull_request", "ref:" + BRANCH, "environment:" + STRANGER);

    private static final List<String> RUNS = runs();

    private final Set<GithubSubject> found = new LinkedHashSet<>();
    private final StringBuilder done = new StringBuilder();
    private int filled;

    private SubjectCandidates() {}

    private static List<String> runs() {
        List<String> runs = new ArrayList<>(List.of("", STRANGER, BRANCH, "zq-any"));
        runs.add("@1");
        runs.add(STRANGER + "/" + STRANGER);
        runs.add("repo:" + STRANGER + "/" + STRANGER);
        for (String context : CONTEXTS) {
            runs.add(context);
            runs.add(":" + context);
            runs.add(STRANGER + ":" + context);
            runs.add("/" + STRANGER + ":" + context);
            runs.add(STRANGER + "/" + STRANGER + ":" + context);
            runs.add("repo:" + STRANGER + "/" + STRANGER + ":" + context);
        }
        return List.copyOf(runs);
    }

    /// Every candidate that the pattern matches, each once.
    ///
    /// @param like whether `*` and `?` are wildcards in it
    static Set<GithubSubject> of(String pattern, boolean like) {
        if (!like) {
            return subject(pattern).map(Set::of).orElse(Set.of());
        }
        SubjectCandidates candidates = new SubjectCandidates();
        candidates.fill(pattern.replace('?', 'x'), 0);
        return candidates.found;
    }

    private static Optional<GithubSubject> subject(String text) {
        return GithubSubject.parse(text).filter(SubjectCandidates::plausible);
    }

    /// Whether GitHub could write it.
    private static boolean plausible(GithubSubject subject) {
        boolean halfImmutable = subject.owner().id().isPresent() != subject.name().id().isPresent();
        return !halfImmutable
                && switch (subject.context()) {
                    case GithubSubject.Context.PullRequest _ -> true;
                    case GithubSubject.Context.Ref(String ref) -> ref.startsWith("refs/");
                    case GithubSubject.Context.Environment(String name) -> name.indexOf(':') < 0;
                    case GithubSubject.Context.Other _ -> false;
                };
    }

    private void fill(String pattern, int stars) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            subject(done + pattern).ifPresent(found::add);
            return;
        }
        int length = done.length();
        for (String run : stars < MAX_STARS ? RUNS : List.of("")) {
            done.append(pattern, 0, star).append(run);
            if (mayBegin(done) && filled++ < MAX_FILLED) {
                fill(pattern.substring(star + 1), stars + 1);
            }
            done.setLength(length);
        }
    }

    /// Whether a subject can begin so; keeps the combinations few.
    private static boolean mayBegin(CharSequence start) {
        String text = start.toString();
        if (!text.startsWith(GithubSubject.START)) {
            return GithubSubject.START.startsWith(text);
        }
        int colon = text.indexOf(':', GithubSubject.START.length());
        if (colon < 0) {
            return true;
        }
        String context = text.substring(colon + 1);
        return text.lastIndexOf('/', colon) > 0
                && Stream.of("pull_request", "ref:refs/", "environment:")
                        .anyMatch(kind -> kind.startsWith(context) || context.startsWith(kind));
    }
}
