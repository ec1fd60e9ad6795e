package dev.mayfly.workflow;

import dev.mayfly.cloudformation.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workflow as it is written.
///
/// Source: GitHub Docs, "Workflow syntax for GitHub Actions", read 2026-11.
///
/// @param triggers by name, each with its filters; an empty mapping where it has none
record Workflow(
        Map<String, Node> triggers,
        Optional<Node> permissions,
        Optional<Node> env,
        List<Job> jobs) {

    private static final Node NOTHING = new Node.Mapping(Map.of(), 1);

    Workflow {
        triggers = Collections.unmodifiableMap(new LinkedHashMap<>(triggers));
        jobs = List.copyOf(jobs);
    }

    /// A job.
    record Job(
            Node node,
            Optional<Node> permissions,
            Optional<Node> environment,
            Optional<Node> env,
            List<Step> steps) {
        Job {
            steps = List.copyOf(steps);
        }
    }

    /// A step.
    ///
    /// @param uses the action, without its version; empty where it runs a script
    record Step(Node node, String uses, Map<String, Node> with, Optional<Node> env) {
        Step {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }

        /// A value of `with`; GitHub does not mind its case.
        Optional<Node> input(String name) {
            return with.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /// The workflow in a file, if it is one.
    static Optional<Workflow> of(Node root) {
        Optional<Node> jobs = member(root, "jobs");
        Optional<Node> on = member(root, "on");
        if (jobs.isEmpty() || on.isEmpty() || !(jobs.get() instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        return Optional.of(
                new Workflow(
                        triggers(on.get()),
                        member(root, "permissions"),
                        member(root, "env"),
                        mapping.entries().values().stream().map(Workflow::job).toList()));
    }

    private static Map<String, Node> triggers(Node on) {
        Map<String, Node> triggers = new LinkedHashMap<>();
        switch (on) {
            case Node.Scalar scalar -> triggers.put(scalar.text(), NOTHING);
            case Node.Sequence sequence ->
                    sequence.items().forEach(item -> triggers.put(text(item), NOTHING));
            case Node.Mapping mapping -> triggers.putAll(mapping.entries());
            case Node.Call _ -> {}
        }
        return triggers;
    }

    private static Job job(Node node) {
        List<Step> steps = new ArrayList<>();
        items(node, "steps").forEach(step -> steps.add(step(step)));
        return new Job(
                node,
                member(node, "permissions"),
                member(node, "environment"),
                member(node, "env"),
                steps);
    }

    private static Step step(Node node) {
        String uses = member(node, "uses").map(Workflow::text).orElse("");
        int at = uses.indexOf('@');
        Map<String, Node> with =
                member(node, "with").orElse(NOTHING) instanceof Node.Mapping mapping
                        ? mapping.entries()
                        : Map.of();
        return new Step(node, at < 0 ? uses : uses.substring(0, at), with, member(node, "env"));
    }

    static Optional<Node> member(Node node, String name) {
        return node instanceof Node.Mapping mapping ? mapping.get(name) : Optional.empty();
    }

    /// The items of a list, or the one that stands there without one.
    static List<Node> items(Node node, String name) {
        return member(node, name)
                .map(value ->
                        switch (value) {
                            case Node.Sequence sequence -> sequence.items();
                            case Node.Scalar _ -> List.of(value);
                            case Node.Mapping _, Node.Call _ -> List.<Node>of();
                        })
                .orElse(List.of());
    }

    static String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    /// Whether a value is known before the workflow runs.
    static boolean literal(String text) {
        return !text.isEmpty() && !text.contains("${{");
    }
}
