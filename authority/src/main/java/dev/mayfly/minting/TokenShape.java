package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whose tokens a development token looks like: the claims beside issuer, audience and times, by
/// the names and in the types the system documents.
///
/// Source: each system's page on its OIDC tokens, read 2026-11.
public enum TokenShape {
    GITHUB {
        @Override
        Map<String, ClaimValue> claims(Job job, String run) {
            return GitHubShape.claims(job, run);
        }
    },
    GITLAB {
        @Override
        Map<String, ClaimValue> claims(Job job, String run) {
            return GitLabShape.claims(job, run);
        }
    },
    CIRCLECI {
        @Override
        Map<String, ClaimValue> claims(Job job, String run) {
            String organization = Imitation.uuid(job.owner());
            String project = Imitation.uuid(job.repository());
            String user = Imitation.uuid(job.owner() + " user");
            String subject = "org/" + organization + "/project/" + project + "/user/" + user;
            return new Imitation()
                    .put(
                            "sub",
                            subject
                                    + "/vcs-origin/github.com/"
                                    + job.repository()
                                    + "/vcs-ref/"
                                    + job.ref())
                    .put("oidc.circleci.com/project-id", project)
                    .put("oidc.circleci.com/vcs-origin", "github.com/" + job.repository())
                    .put("oidc.circleci.com/vcs-ref", job.ref())
                    .put(
                            "oidc.circleci.com/context-ids",
                            ClaimValue.texts(
                                    job.environment().stream().map(Imitation::uuid).toList()))
                    .put("oidc.circleci.com/ssh-rerun", new ClaimValue.Flag(false))
                    .claims();
        }
    },
    BUILDKITE {
        @Override
        Map<String, ClaimValue> claims(Job job, String run) {
            String sha = Imitation.sha(job.repository() + job.ref());
            return new Imitation()
                    .put(
                            "sub",
                            "organization:"
                                    + job.owner()
                                    + ":pipeline:"
                                    + job.name()
                                    + ":ref:"
                                    + job.ref()
                                    + ":commit:"
                                    + sha
                                    + ":step:build")
                    .put("organization_slug", job.owner())
                    .put("organization_id", Imitation.uuid(job.owner()))
                    .put("pipeline_slug", job.name())
                    .put("pipeline_id", Imitation.uuid(job.repository()))
                    .put("build_number", new Whole(Long.parseLong(run) % 10_000))
                    .put("build_branch", shortRef(job.ref()))
                    .put("build_commit", sha)
                    .put("step_key", "build")
                    .put("job_id", Imitation.uuid("job " + run))
                    .put("agent_id", Imitation.uuid("agent " + run))
                    .put("cluster_id", Imitation.uuid(job.owner() + " cluster"))
                    .put("cluster_name", "Default cluster")
                    .put("build_source", "webhook")
                    .put("runner_environment", "self-hosted")
                    .claims();
        }
    },
    KUBERNETES {
        @Override
        Map<String, ClaimValue> claims(Job job, String run) {
            String pod = job.name() + "-" + run;
            return new Imitation()
                    .put("sub", "system:serviceaccount:" + job.owner() + ":" + job.name())
                    .put(
                            "kubernetes.io",
                            new Members(
                                    Map.of(
                                            "namespace",
                                            new Text(job.owner()),
                                            "serviceaccount",
                                            called(job.name()),
                                            "pod",
                                            called(pod),
                                            "node",
                                            called("node-1"))))
                    .claims();
        }
    };

    /// The claims of a job, its subject among them.
    ///
    /// @param run a number for this run
    abstract Map<String, ClaimValue> claims(Job job, String run);

    /// The shape of that name, in any case.
    public static Optional<TokenShape> named(String name) {
        for (TokenShape shape : values()) {
            if (shape.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    private static Members called(String name) {
        return new Members(
                Map.of("name", new Text(name), "uid", new Text(Imitation.uuid("uid " + name))));
    }

    /// `main` of `refs/heads/main`, `v1` of `refs/tags/v1`.
    static String shortRef(String ref) {
        return ref.replaceFirst("^refs/(heads|tags)/", "");
    }
}
