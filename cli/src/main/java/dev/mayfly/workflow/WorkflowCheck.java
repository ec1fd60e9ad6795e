package dev.mayfly.workflow;

import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.Place;
import dev.mayfly.policy.findings.Severity;
import dev.mayfly.workflow.Workflow.Job;
import dev.mayfly.workflow.Workflow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks through a workflow for steps that get AWS credentials.
///
/// Source: README of aws-actions/configure-aws-credentials, version 6; GitHub Docs, "OpenID
/// Connect" and "Keeping your GitHub Actions and workflows secure", read 2026-11.
public final class WorkflowCheck {
    private static final String ACTION = "aws-actions/configure-aws-credentials";
    private static final String ROLE = "role-to-assume";
    private static final String KEY = "aws-access-key-id";
    private static final String KEY_VARIABLE = "AWS_ACCESS_KEY_ID";
    private static final String TOKEN_PERMISSION = "id-token";

    private final List<KnownTrust> trusts;
    private final SubjectCheck subjects = new SubjectCheck();
    private final List<WorkflowFinding> findings = new ArrayList<>();

    private WorkflowCheck(List<KnownTrust> trusts) {
        this.trusts = trusts.stream().filter(SubjectCheck::trustsGithub).toList();
    }

    /// What there is to say about a file; empty when it is no workflow.
    ///
    /// @param trusts the trust policies that the roles in question may have
    public static Optional<List<WorkflowFinding>> check(Node root, List<KnownTrust> trusts) {
        return Workflow.of(root).map(workflow -> new WorkflowCheck(trusts).all(workflow));
    }

    private List<WorkflowFinding> all(Workflow workflow) {
        keyVariable(workflow.env());
        for (Job job : workflow.jobs()) {
            keyVariable(job.env());
            for (Step step : job.steps()) {
                keyVariable(step.env());
                if (step.uses().equalsIgnoreCase(ACTION)) {
                    step(workflow, job, step);
                }
            }
        }
        return List.copyOf(findings);
    }

    private void step(Workflow workflow, Job job, Step step) {
        Optional<Node> key = step.input(KEY);
        // With a session token the key is short-lived: another step's, most likely.
        if (key.isPresent() && step.input("aws-session-token").isEmpty()) {
            add(
                    Severity.SECURITY_WARNING,
                    "MAYFLY_WORKFLOW_LONG_LIVED_KEY",
                    "This step uses a long-lived access key. Let it assume a role with the job's own"
                            + " token instead: role-to-assume, and permissions id-token: write.",
                    key.get().place());
        }
        Optional<Node> role = step.input(ROLE);
        if (role.isEmpty() || key.isPresent()) {
            return;
        }
        if (!mayHaveToken(workflow, job)) {
            add(
                    Severity.ERROR,
                    "MAYFLY_WORKFLOW_NO_TOKEN_PERMISSION",
                    "The job assumes a role with its token, and is not permitted to have one: add"
                            + " id-token: write to its permissions.",
                    job.permissions().or(workflow::permissions).orElse(step.node()).place());
        }
        if (workflow.triggers().containsKey("pull_request_target")) {
            add(
                    Severity.SECURITY_WARNING,
                    "MAYFLY_WORKFLOW_PULL_REQUEST_TARGET",
                    "pull_request_target runs for pull requests from anyone's fork and with the"
                            + " rights of the repository, so whoever gets code of a fork to run here"
                            + " has the role too.",
                    role.get().place());
        }
        subject(workflow, job, role.get());
    }

    /// Without any `permissions`, a called workflow may have those of its caller.
    ///
    /// Source: GitHub Docs, "Controlling permissions for GITHUB_TOKEN": `id-token` is never among
    /// the default permissions.
    private static boolean mayHaveToken(Workflow workflow, Job job) {
        Optional<Node> permissions = job.permissions().or(workflow::permissions);
        if (permissions.isEmpty()) {
            return workflow.triggers().containsKey("workflow_call");
        }
        return switch (permissions.get()) {
            case Node.Scalar all -> all.text().equals("write-all");
            case Node.Mapping each ->
                    each.get(TOKEN_PERMISSION).map(Workflow::text).orElse("").equals("write");
            case Node.Sequence _, Node.Call _ -> false;
        };
    }

    private void keyVariable(Optional<Node> env) {
        env.flatMap(node -> Workflow.member(node, KEY_VARIABLE))
                .filter(_ ->
                        env.flatMap(node -> Workflow.member(node, "AWS_SESSION_TOKEN")).isEmpty())
                .ifPresent(key ->
                        add(
                                Severity.SECURITY_WARNING,
                                "MAYFLY_WORKFLOW_LONG_LIVED_KEY",
                                "A long-lived access key is handed over as a variable. Let the job"
                                        + " assume a role with its own token instead, by "
                                        + ACTION
                                        + " with role-to-assume.",
                                key.place()));
    }

    private void subject(Workflow workflow, Job job, Node role) {
        Optional<JobContexts> contexts = JobContexts.of(workflow, job);
        if (contexts.isEmpty()) {
            return;
        }
        String name = roleName(Workflow.text(role));
        List<KnownTrust> ofRole =
                trusts.stream()
                        .filter(trust -> !name.isEmpty() && trust.role().equals(name))
                        .toList();
        // A role that is named nowhere can still be the only one there is.
        List<KnownTrust> candidates =
                ofRole.isEmpty()
                        ? trusts.stream().filter(trust -> trust.role().isEmpty()).toList()
                        : ofRole;
        if (candidates.size() != 1
                || !subjects.neverMatches(candidates.getFirst(), contexts.get())) {
            return;
        }
        KnownTrust trust = candidates.getFirst();
        add(
                ofRole.isEmpty() ? Severity.WARNING : Severity.ERROR,
                "MAYFLY_WORKFLOW_SUBJECT_NEVER_MATCHES",
                "The token of this job says "
                        + said(contexts.get())
                        + " behind the repository, and "
                        + trust.where()
                        + " wants "
                        + String.join(" or ", SubjectCheck.wanted(trust))
                        + ".",
                job.environment().orElse(role).place());
    }

    private static String said(JobContexts contexts) {
        List<String> said = new ArrayList<>();
        contexts.exact().forEach(context -> said.add(context.toString()));
        contexts.refPrefixes().forEach(prefix -> said.add("ref:" + prefix + "…"));
        return String.join(" or ", said);
    }

    /// The name in a role's ARN; empty where it is decided only when the job runs.
    private static String roleName(String role) {
        return Workflow.literal(role) ? role.substring(role.lastIndexOf('/') + 1) : "";
    }

    private void add(Severity severity, String code, String message, Place place) {
        findings.add(new WorkflowFinding(severity, code, message, place));
    }
}
