package dev.mayfly.client;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What administrators do with nodes.
public final class NodeOperations {

    private static final String TARGET = "Mayfly_20261124.";

    private final AuthorityClient client;

    public NodeOperations(AuthorityClient client) {
        this.client = client;
    }

    /// What a node is to be; what is empty is the authority's default.
    public record NewNode(
            String name,
            String instanceProfile,
            List<String> taskRoleArns,
            List<String> networks,
            Optional<Duration> tokenLife,
            Optional<Integer> recoveries,
            Optional<Duration> recoveryWindow) {

        public NewNode {
            taskRoleArns = List.copyOf(taskRoleArns);
            networks = List.copyOf(networks);
        }
    }

    /// Adds a node; the answer has its `JoinToken`.
    public Json add(NewNode node) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("NodeName", new Json.Text(node.name()));
        input.put("InstanceProfileName", new Json.Text(node.instanceProfile()));
        input.put("TaskRoleArns", texts(node.taskRoleArns()));
        input.put("AllowedCidrs", texts(node.networks()));
        node.tokenLife().ifPresent(life -> input.put("TokenSeconds", number(life.toSeconds())));
        node.recoveries().ifPresent(times -> input.put("Recoveries", number(times)));
        node.recoveryWindow()
                .ifPresent(
                        window -> input.put("RecoveryWindowSeconds", number(window.toSeconds())));
        return call("AddNode", input);
    }

    /// All nodes.
    public Json list() {
        return call("ListNodes", Map.of());
    }

    /// Has a node get nothing more.
    public Json lock(String name, Optional<String> reason) {
        Map<String, Json> input = named(name);
        reason.ifPresent(text -> input.put("Reason", new Json.Text(text)));
        return call("LockNode", input);
    }

    /// Trusts a node again.
    public Json unlock(String name) {
        return call("UnlockNode", named(name));
    }

    /// Gives a node recoveries.
    public Json allow(String name, int recoveries, Optional<Instant> until) {
        Map<String, Json> input = named(name);
        input.put("Recoveries", number(recoveries));
        until.ifPresent(instant -> input.put("Until", number(instant.getEpochSecond())));
        return call("AllowRecovery", input);
    }

    /// Forgets a node.
    public void remove(String name) {
        call("RemoveNode", named(name));
    }

    private Json call(String operation, Map<String, Json> input) {
        return client.json("mayfly", TARGET + operation, new Json.Members(input));
    }

    private static Map<String, Json> named(String name) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("NodeName", new Json.Text(name));
        return input;
    }

    private static Json texts(List<String> values) {
        return new Json.Items(values.stream().<Json>map(Json.Text::new).toList());
    }

    private static Json number(long value) {
        return new Json.Numeric(Long.toString(value));
    }
}
