package dev.mayfly.store.sql;

import dev.mayfly.iam.Holdings;
import dev.mayfly.node.Node;
import dev.mayfly.node.NodeState;
import java.util.List;
import java.util.TreeMap;

/// How nodes are kept: one row each, under their names.
final class NodeKind {

    private NodeKind() {}

    static List<HoldingKind<?>> all() {
        return List.of(
                new HoldingKind<>(
                        "node",
                        holdings -> holdings.nodes().nodes(),
                        NodeWriter::json,
                        NodeReader::node,
                        NodeKind::collected));
    }

    private static Holdings collected(Holdings holdings, List<Node> nodes) {
        TreeMap<String, Node> byName = new TreeMap<>();
        nodes.forEach(node -> byName.put(node.name(), node));
        return holdings.with(new NodeState(byName));
    }
}
