package dev.mayfly.node;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The nodes of an account, machines that hold a key of their own, at one moment. Immutable.
///
/// `nodes` holds each under its name; by its id a node is found without a search, since every
/// request that a node's session signs asks for it.
public final class NodeState {

    /// Nothing.
    public static final NodeState EMPTY = new NodeState(new TreeMap<>());

    private final SortedMap<String, Node> byName;
    private final Map<String, Node> byId;

    /// The nodes, each under its name.
    public NodeState(SortedMap<String, Node> byName) {
        this.byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        Map<String, Node> ids = HashMap.newHashMap(byName.size());
        byName.forEach((name, node) -> {
            if (!name.equals(node.name()) || ids.put(node.id(), node) != null) {
                throw new IllegalArgumentException("a node has a name and an id of its own");
            }
        });
        this.byId = Map.copyOf(ids);
    }

    /// Every node under its name, in the order of names.
    public SortedMap<String, Node> nodes() {
        return byName;
    }

    /// The node of that name.
    public Optional<Node> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The node of that id.
    public Optional<Node> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The node whose join token has that id; tokens are few and asked for rarely.
    public Optional<Node> byTokenId(String tokenId) {
        return byName.values().stream()
                .filter(node ->
                        node.token().filter(token -> token.id().equals(tokenId)).isPresent())
                .findFirst();
    }

    /// This state with `node` in it, in place of the one of the same name.
    public NodeState with(Node node) {
        TreeMap<String, Node> copy = new TreeMap<>(byName);
        copy.put(node.name(), node);
        return new NodeState(copy);
    }

    /// This state without the node of that name.
    public NodeState without(String name) {
        TreeMap<String, Node> copy = new TreeMap<>(byName);
        copy.remove(name);
        return new NodeState(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeState that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return "NodeState" + byName.keySet();
    }
}
