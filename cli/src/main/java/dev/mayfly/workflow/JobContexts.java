package dev.mayfly.workflow;

import dev.mayfly.cloudformation.Node;
import dev.mayfly.policy.subject.GithubSubject.Context;
import dev.mayfly.workflow.Workflow.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can stand behind the repository in the subject of a job's token.
///
/// Source: GitHub Docs, "OpenID Connect reference", "Example subject claims", read 2026-11.
///
/// @param exact contexts the job certainly can have
/// @param refPrefixes beginnings of refs of which it can have any
record JobContexts(List<Context> exact, List<String> refPrefixes) {
    private static final String BRANCH = "refs/heads/";
    private static final String TAG = "refs/tags/";

    JobContexts {
        exact = List.copyOf(exact);
        refPrefixes = List.copyOf(refPrefixes);
    }

    /// Empty where it is decided only when the job runs.
    static Optional<JobContexts> of(Workflow workflow, Job job) {
        if (job.environment().isPresent()) {
            Node environment = job.environment().get();
            String name = Workflow.text(Workflow.member(environment, "name").orElse(environment));
            return Workflow.literal(name)
                    ? Optional.of(
                            new JobContexts(
                                    List.of(new Context.Environment(name.replace(":", "%3A"))),
                                    List.of()))
                    : Optional.empty();
        }
        List<Context> exact = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (Map.Entry<String, Node> trigger : workflow.triggers().entrySet()) {
            switch (trigger.getKey()) {
                case "push" -> push(trigger.getValue(), exact, prefixes);
                case "pull_request", "pull_request_review", "pull_request_review_comment" ->
                        exact.add(new Context.PullRequest());
                case "release" -> prefixes.add(TAG);
                case "workflow_dispatch", "schedule" -> {
                    prefixes.add(BRANCH);
                    prefixes.add(TAG);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new JobContexts(exact, prefixes));
    }

    private static void push(Node filters, List<Context> exact, List<String> prefixes) {
        List<Node> branches = Workflow.items(filters, "branches");
        List<Node> tags = Workflow.items(filters, "tags");
        boolean ignores =
                Workflow.member(filters, "branches-ignore").isPresent()
                        || Workflow.member(filters, "tags-ignore").isPresent();
        if (ignores || (branches.isEmpty() && tags.isEmpty())) {
            prefixes.add(BRANCH);
            prefixes.add(TAG);
        }
        branches.forEach(branch -> add(BRANCH, Workflow.text(branch), exact, prefixes));
        tags.forEach(tag -> add(TAG, Workflow.text(tag), exact, prefixes));
    }

    /// A filter with wildcards stands for every ref that begins as it does.
    private static void add(
            String prefix, String filter, List<Context> exact, List<String> prefixes) {
        int wildcard = 0;
        while (wildcard < filter.length() && "*?+[!".indexOf(filter.charAt(wildcard)) < 0) {
            wildcard++;
        }
        if (wildcard == filter.length()) {
            exact.add(new Context.Ref(prefix + filter));
        } else if (!filter.startsWith("!")) {
            prefixes.add(prefix + filter.substring(0, wildcard));
        }
    }
}
