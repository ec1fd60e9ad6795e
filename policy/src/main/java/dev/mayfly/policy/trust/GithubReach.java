package dev.mayfly.policy.trust;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who on GitHub reaches a role beyond those its policy is likely to mean: strangers, look-alikes,
/// pull requests, every branch. Each is tried with a token of theirs.
final class GithubReach {
    private static final int MAX_VALUES = 50;

    private final WebIdentityGrant grant;
    private final Places places;
    private final Findings findings;

    private GithubReach(WebIdentityGrant grant, Places places, Findings findings) {
        this.grant = grant;
        this.places = places;
        this.findings = findings;
    }

    static void of(WebIdentityGrant grant, Places places, Findings findings) {
        GithubReach reach = new GithubReach(grant, places, findings);
        List<Condition> subjects = grant.wanting("sub");
        if (subjects.isEmpty()) {
            reach.withoutSubject();
        } else {
            Condition first = subjects.getFirst();
            int values = Math.min(first.operands().size(), MAX_VALUES);
            for (int i = 0; i < values; i++) {
                reach.value(first, i);
            }
        }
    }

    private void withoutSubject() {
        Optional<GithubSubject> stranger =
                admitted(grant, SubjectCandidates.of("*", true), Reached.ANY_REPOSITORY);
        stranger.ifPresent(witness -> anyRepository(witness, places.principals(grant.statement())));
    }

    private void value(Condition condition, int index) {
        String pattern = condition.operands().get(index).source();
        boolean like = WebIdentityGrant.like(condition);
        Set<GithubSubject> candidates = SubjectCandidates.of(pattern, like);
        WebIdentityGrant only = grant.with(condition, index);
        Path where = places.value(condition, index);
        Optional<GithubSubject> stranger = admitted(only, candidates, Reached.ANY_REPOSITORY);
        if (stranger.isPresent()) {
            anyRepository(stranger.get(), where);
            return;
        }
        Optional<GithubSubject> twin = admitted(only, candidates, Reached.LOOK_ALIKE);
        if (twin.isPresent()) {
            lookAlike(pattern, twin.get(), where);
            return;
        }
        admitted(only, candidates, Reached.PULL_REQUEST)
                .ifPresent(subject -> pullRequest(pattern, subject, where));
        admitted(only, candidates, Reached.ANY_BRANCH)
                .ifPresent(subject -> anyBranch(subject, where));
    }

    private enum Reached {
        ANY_REPOSITORY,
        LOOK_ALIKE,
        PULL_REQUEST,
        ANY_BRANCH;

        boolean by(GithubSubject subject) {
            boolean stranger = subject.owner().name().equals(SubjectCandidates.STRANGER);
            return switch (this) {
                case ANY_REPOSITORY -> stranger;
                case LOOK_ALIKE -> GithubToken.strange(subject) && !stranger;
                case PULL_REQUEST -> subject.context() instanceof Context.PullRequest;
                case ANY_BRANCH ->
                        subject.context() instanceof Context.Ref(String ref)
                                && ref.equals(SubjectCandidates.BRANCH);
            };
        }
    }

    private static Optional<GithubSubject> admitted(
            WebIdentityGrant by, Set<GithubSubject> candidates, Reached reached) {
        return candidates.stream()
                .filter(reached::by)
                .filter(subject -> by.admits(GithubToken.claims(by, subject)))
                .findFirst();
    }

    private void anyRepository(GithubSubject witness, Path where) {
        findings.security(
                "MAYFLY_TRUST_ANY_REPOSITORY",
                "Any repository on GitHub can assume this role, a stranger's too: a token with the"
                        + " subject `"
                        + witness
                        + "` gets in. Name your organization and repository, as in"
                        + " `repo:OWNER/REPOSITORY:ref:refs/heads/main`.",
                where);
    }

    private void lookAlike(String pattern, GithubSubject witness, Path where) {
        int wild = pattern.indexOf('*');
        String fixed = pattern.substring(0, wild < 0 ? pattern.length() : wild);
        findings.security(
                "MAYFLY_TRUST_OWNER_PREFIX",
                "`"
                        + pattern
                        + "` also matches organizations whose names only begin or end alike: `"
                        + witness
                        + "` gets in, and anyone can register that name. End the name with a slash:"
                        + " `"
                        + fixed
                        + "/*`, and `"
                        + fixed
                        + "@ID/*` for repositories with immutable subjects.",
                where);
    }

    private void pullRequest(String pattern, GithubSubject witness, Path where) {
        String message =
                "Jobs for pull requests can assume this role (`"
                        + witness
                        + "`): whoever can open one from a branch of the repository runs code with"
                        + " it that nobody has reviewed. ";
        if (pattern.endsWith(":pull_request")) {
            findings.warning(
                    "MAYFLY_TRUST_PULL_REQUEST",
                    message + "Keep what the role may do to reading.",
                    where);
        } else {
            findings.security(
                    "MAYFLY_TRUST_PULL_REQUEST",
                    message + "Name the branch or the environment instead of the wildcard.",
                    where);
        }
    }

    private void anyBranch(GithubSubject witness, Path where) {
        findings.warning(
                "MAYFLY_TRUST_ANY_BRANCH",
                "Every branch can assume this role (`"
                        + witness
                        + "`): whoever can push one gets it. Name the branch"
                        + " (`ref:refs/heads/main`), or an environment that is protected in the"
                        + " repository's settings (`environment:NAME`).",
                where);
    }
}
