package dev.mayfly.policy.trust;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Values for GitHub's subject that no token has, or none that the rest of the statement likes, or
/// none of a repository with immutable subjects.
final class DeadSubject {
    private static final int MAX_VALUES = 50;

    private final WebIdentityGrant grant;
    private final Places places;
    private final Findings findings;
    private final List<Path> classic = new ArrayList<>();

    private DeadSubject(WebIdentityGrant grant, Places places, Findings findings) {
        this.grant = grant;
        this.places = places;
        this.findings = findings;
    }

    static void of(WebIdentityGrant grant, Places places, Findings findings) {
        DeadSubject dead = new DeadSubject(grant, places, findings);
        for (Condition condition : grant.wanting("sub")) {
            int values = Math.min(condition.operands().size(), MAX_VALUES);
            for (int i = 0; i < values; i++) {
                dead.value(condition, i);
            }
        }
        dead.classicOnly();
    }

    private void value(Condition condition, int index) {
        String pattern = condition.operands().get(index).source();
        Path where = places.value(condition, index);
        boolean like = WebIdentityGrant.like(condition);
        if (!like && (pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0)) {
            never(
                    "`"
                            + condition.operatorName()
                            + "` takes `*` and `?` literally, and no subject has one: compare `"
                            + pattern
                            + "` by `StringLike`",
                    where);
            likeInstead(condition);
            return;
        }
        Optional<SubjectForm.Mistake> mistake = SubjectForm.in(pattern);
        if (mistake.isPresent()) {
            never("no subject matches `" + pattern + "`: " + mistake.get().text(), where);
            mistake.get().replacement().ifPresent(text -> findings.rewrite(where, text));
            return;
        }
        Set<GithubSubject> candidates = SubjectCandidates.of(pattern, like);
        WebIdentityGrant only = grant.with(condition, index);
        if (!candidates.isEmpty() && candidates.stream().noneMatch(each -> admits(only, each))) {
            contradicted(only, candidates, pattern, where);
        } else if (GithubSubject.parse(pattern).isPresent()
                && candidates.stream().noneMatch(this::admitsImmutable)) {
            classic.add(where);
        }
    }

    /// Certain unless the operator is there already, which would make it a duplicate.
    private void likeInstead(Condition condition) {
        boolean taken =
                grant.statement().conditions().stream()
                        .anyMatch(other -> other.operatorName().equals("StringLike"));
        if (condition.operatorName().equals("StringEquals") && !taken) {
            findings.rewrite(places.operator(condition), "StringLike");
        }
    }

    private static boolean admits(WebIdentityGrant by, GithubSubject subject) {
        return by.admits(GithubToken.claims(by, subject));
    }

    /// Whether the repository's token still gets in once it carries ids.
    private boolean admitsImmutable(GithubSubject subject) {
        GithubSubject twin =
                new GithubSubject(
                        withId(subject.owner(), "1"),
                        withId(subject.name(), "2"),
                        subject.context());
        return subject.immutable() || admits(grant, twin);
    }

    private static Part withId(Part part, String id) {
        return new Part(part.name(), part.id().or(() -> Optional.of(id)));
    }

    /// Names the condition without which the value could match; none when it is a Deny that keeps
    /// it out, which may be meant.
    private void contradicted(
            WebIdentityGrant only, Set<GithubSubject> candidates, String pattern, Path where) {
        for (String claim :
                List.of(
                        "environment",
                        "ref",
                        "repository",
                        "repository_id",
                        "repository_owner_id")) {
            List<Condition> rest =
                    only.statement().conditions().stream()
                            .filter(each -> !each.key().equals(only.key(claim)))
                            .toList();
            WebIdentityGrant without = only.with(rest);
            if (rest.size() < only.statement().conditions().size()
                    && candidates.stream().anyMatch(each -> admits(without, each))) {
                never(
                        "no token has both a subject that matches `"
                                + pattern
                                + "` and the `"
                                + claim
                                + "` that this statement wants"
                                + (claim.equals("environment")
                                        ? ": a job with an environment has `…:environment:NAME` in"
                                                + " its subject in place of the branch"
                                        : ""),
                        where);
                return;
            }
        }
    }

    private void never(String why, Path where) {
        findings.error(
                "MAYFLY_TRUST_SUBJECT_NEVER_MATCHES",
                "This value never matches: " + why + ".",
                where);
    }

    private void classicOnly() {
        if (!classic.isEmpty()) {
            findings.suggestion(
                    "MAYFLY_TRUST_CLASSIC_SUBJECT_ONLY",
                    "Repositories created, renamed or transferred since 2026-07-15 have ids in"
                            + " their subjects (`repo:OWNER@ID/REPOSITORY@ID:…`) and do not match"
                            + " this. Add that form if yours is one of them; it also outlives"
                            + " renamings, after which somebody else may take the old name.",
                    classic.toArray(Path[]::new));
        }
    }
}
