package dev.mayfly.policy.trust;

import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The claims of a GitHub token that follow from its subject. The others, `workflow` or
/// `job_workflow_ref`, are for whoever writes the workflow to choose: a public reusable workflow
/// may be called from anywhere.
final class GithubToken {
    private GithubToken() {}

    static Map<ContextKey, Optional<ContextValue>> claims(
            WebIdentityGrant grant, GithubSubject subject) {
        Map<ContextKey, Optional<ContextValue>> claims = new HashMap<>();
        claims.put(grant.key("sub"), one(subject.toString()));
        claims.put(
                grant.key("repository"), one(subject.owner().name() + "/" + subject.name().name()));
        subject.owner().id().ifPresent(id -> claims.put(grant.key("repository_owner_id"), one(id)));
        subject.name().id().ifPresent(id -> claims.put(grant.key("repository_id"), one(id)));
        if (strange(subject)) {
            claims.putIfAbsent(grant.key("repository_owner_id"), one("1"));
            claims.putIfAbsent(grant.key("repository_id"), one("1"));
            claims.put(grant.key("actor"), one(SubjectCandidates.STRANGER));
            claims.put(grant.key("actor_id"), one("1"));
            claims.put(grant.key("enterprise_id"), Optional.empty());
        }
        switch (subject.context()) {
            case Context.Ref(String ref) -> {
                claims.put(grant.key("ref"), one(ref));
                claims.put(grant.key("environment"), Optional.empty());
            }
            case Context.PullRequest _ -> {
                claims.put(grant.key("ref"), one("refs/pull/1/merge"));
                claims.put(grant.key("environment"), Optional.empty());
            }
            case Context.Environment(String name) ->
                    claims.put(grant.key("environment"), one(name.replace("%3A", ":")));
            case Context.Other _ -> {}
        }
        return claims;
    }

    /// Whether anyone could register the owner.
    static boolean strange(GithubSubject subject) {
        return subject.owner().name().contains(SubjectCandidates.STRANGER);
    }

    private static Optional<ContextValue> one(String value) {
        return Optional.of(new ContextValue.Single(value));
    }
}
