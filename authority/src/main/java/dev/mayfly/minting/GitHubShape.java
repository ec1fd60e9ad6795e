package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import java.util.Map;

/// GitHub Actions.
///
/// Source: GitHub Docs, "OpenID Connect reference", read 2026-11; the immutable subject as in a
/// token of 2026-10-08.
final class GitHubShape {

    private GitHubShape() {}

    static Map<String, ClaimValue> claims(Job job, String run) {
        String sha = Imitation.sha(job.repository() + job.ref());
        String workflow = job.repository() + "/.github/workflows/ci.yml@" + job.ref();
        boolean pullRequest = job.event().equals("pull_request");
        Imitation claims =
                new Imitation()
                        .put("sub", subject(job))
                        .put("ref", job.ref())
                        .put("sha", sha)
                        .put("repository", job.repository())
                        .put("repository_owner", job.owner())
                        .put("repository_owner_id", Imitation.id(job.owner()))
                        .put("repository_id", Imitation.id(job.repository()))
                        .put("repository_visibility", "private")
                        .put("run_id", run)
                        .put("run_number", "1")
                        .put("run_attempt", "1")
                        .put("check_run_id", Imitation.id("check " + run))
                        .put("actor", job.owner())
                        .put("actor_id", Imitation.id(job.owner()))
                        .put("workflow", "ci")
                        .put("workflow_ref", workflow)
                        .put("workflow_sha", sha)
                        .put("job_workflow_ref", workflow)
                        .put("job_workflow_sha", sha)
                        .put("event_name", job.event())
                        .put("head_ref", pullRequest ? "change" : "")
                        .put("base_ref", pullRequest ? "main" : "")
                        .put("ref_type", job.ref().startsWith("refs/tags/") ? "tag" : "branch")
                        .put("ref_protected", Boolean.toString(job.ref().endsWith("/main")))
                        .put("runner_environment", "github-hosted");
        job.environment()
                .ifPresent(environment ->
                        claims.put("environment", environment)
                                .put(
                                        "environment_node_id",
                                        Imitation.id("environment " + environment)));
        return claims.claims();
    }

    /// Environment beats pull request beats ref; a colon in an environment's name becomes `%3A`.
    private static String subject(Job job) {
        String repository =
                job.immutableSubject()
                        ? job.owner()
                                + "@"
                                + Imitation.id(job.owner())
                                + "/"
                                + job.name()
                                + "@"
                                + Imitation.id(job.repository())
                        : job.repository();
        String context =
                job.environment()
                        .map(name -> "environment:" + name.replace(":", "%3A"))
                        .orElse(
                                job.event().equals("pull_request")
                                        ? "pull_request"
                                        : "ref:" + job.ref());
        return "repo:" + repository + ":" + context;
    }
}
