package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Whole;
import java.util.Map;

/// GitLab CI.
///
/// Source: GitLab Docs, "OpenID Connect (OIDC) authentication using ID tokens", read 2026-11.
final class GitLabShape {

    private GitLabShape() {}

    static Map<String, ClaimValue> claims(Job job, String run) {
        String ref = TokenShape.shortRef(job.ref());
        String type = job.ref().startsWith("refs/tags/") ? "tag" : "branch";
        String sha = Imitation.sha(job.repository() + job.ref());
        Imitation claims =
                new Imitation()
                        .put(
                                "sub",
                                "project_path:"
                                        + job.repository()
                                        + ":ref_type:"
                                        + type
                                        + ":ref:"
                                        + ref)
                        .put("namespace_id", Imitation.id(job.owner()))
                        .put("namespace_path", job.owner())
                        .put("project_id", Imitation.id(job.repository()))
                        .put("project_path", job.repository())
                        .put("project_visibility", "private")
                        .put("user_id", Imitation.id(job.owner() + " user"))
                        .put("user_login", "developer")
                        .put("user_email", "developer@example.com")
                        .put("user_access_level", "developer")
                        .put("pipeline_id", run)
                        .put("pipeline_source", job.event())
                        .put("job_id", Imitation.id("job " + run))
                        .put("ref", ref)
                        .put("ref_type", type)
                        .put("ref_path", job.ref())
                        .put("ref_protected", Boolean.toString(ref.equals("main")))
                        .put("runner_id", new Whole(1))
                        .put("runner_environment", "gitlab-hosted")
                        .put("sha", sha)
                        .put(
                                "ci_config_ref_uri",
                                "gitlab.com/" + job.repository() + "//.gitlab-ci.yml@" + job.ref())
                        .put("ci_config_sha", sha);
        job.environment()
                .ifPresent(environment ->
                        claims.put("environment", environment)
                                .put("environment_protected", "false")
                                .put("deployment_tier", environment)
                                .put("environment_action", "start"));
        return claims.claims();
    }
}
