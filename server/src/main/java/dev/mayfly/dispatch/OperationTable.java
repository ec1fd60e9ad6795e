package dev.mayfly.dispatch;

import dev.mayfly.policy.catalogue.Spelling;
import dev.mayfly.protocol.Endpoint;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rest.RestOperations;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All operations we serve, by what a request names them with.
final class OperationTable {

    private static final int MAX_NAME = 128; // longer than any of AWS's; bounds what we echo
    private static final int MAX_SLIPS = 3;
    private static final int LETTERS_PER_SLIP = 4;

    private final Map<String, Map<String, Endpoint<?, ?>>> byVersionAndAction = new HashMap<>();
    private final Map<String, Endpoint<?, ?>> byTarget = new HashMap<>();
    private final RestOperations byPath = new RestOperations();

    OperationTable(List<Operation<?, ?>> operations) {
        for (Operation<?, ?> operation : operations) {
            Endpoint<?, ?> endpoint = new Endpoint<>(operation);
            Service service = operation.service();
            @Nullable Endpoint<?, ?> other =
                    switch (service.protocol()) {
                        case AWS_QUERY ->
                                byVersionAndAction
                                        .computeIfAbsent(service.version(), _ -> new HashMap<>())
                                        .put(operation.name(), endpoint);
                        case AWS_JSON_1_1 ->
                                byTarget.put(service.target() + "." + operation.name(), endpoint);
                        case REST_JSON -> {
                            byPath.add(endpoint);
                            yield null;
                        }
                    };
            if (other != null) {
                throw new IllegalArgumentException(operation.name() + " is served twice");
            }
        }
    }

    /// The operation of an AWS Query request; empty values mean that the parameter was not sent.
    Endpoint<?, ?> byAction(String action, String version) {
        if (action.isEmpty()) {
            throw new RefusedException(
                    new Refusal.MissingAction(
                            "The request is missing an action or a required parameter."));
        }
        Endpoint<?, ?> found = byVersionAndAction.getOrDefault(version, Map.of()).get(action);
        if (found != null) {
            return found;
        }
        throw unknown(shown(action), version.isEmpty() ? "NO_VERSION_SPECIFIED" : shown(version));
    }

    /// The operation of an AWS JSON request.
    Endpoint<?, ?> byTarget(String target) {
        Endpoint<?, ?> found = byTarget.get(target);
        if (found != null) {
            return found;
        }
        String name = target.substring(target.lastIndexOf('.') + 1);
        throw new RefusedException(
                new Refusal.UnknownOperation("Could not find operation " + shown(name)));
    }

    /// The operations that are asked for by method and path.
    RestOperations byPath() {
        return byPath;
    }

    private RefusedException unknown(String action, String version) {
        StringBuilder message =
                new StringBuilder("Could not find operation ")
                        .append(action)
                        .append(" for version ")
                        .append(version);
        Optional<String> served = servedVersion(action);
        served.ifPresent(v -> message.append("; it is served as version ").append(v));
        Set<String> near = near(action);
        if (served.isEmpty() && !near.isEmpty()) {
            message.append("; what is near: ").append(String.join(", ", near));
        }
        return new RefusedException(new Refusal.UnknownOperation(message.toString()));
    }

    private Optional<String> servedVersion(String action) {
        return byVersionAndAction.entrySet().stream()
                .filter(e -> e.getValue().containsKey(action))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Set<String> near(String action) {
        int slips = Math.min(MAX_SLIPS, action.length() / LETTERS_PER_SLIP);
        Set<String> near = new TreeSet<>();
        for (Map<String, Endpoint<?, ?>> actions : byVersionAndAction.values()) {
            for (String name : actions.keySet()) {
                if (Spelling.distance(name, action, slips) <= slips) {
                    near.add(name);
                }
            }
        }
        return near;
    }

    private static String shown(String text) {
        String cut = text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME);
        return cut.replaceAll("[^\\p{Graph}]", "?");
    }
}
