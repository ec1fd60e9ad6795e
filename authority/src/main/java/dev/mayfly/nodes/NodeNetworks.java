package dev.mayfly.nodes;

import dev.mayfly.node.Node;
import dev.mayfly.policy.pattern.IpAddress;
import dev.mayfly.policy.pattern.Network;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.Optional;

/// From where a node may speak.
final class NodeNetworks {

    private NodeNetworks() {}

    /// The networks in canonical form.
    ///
    /// @throws RefusedException when one is no address or range
    static List<String> checked(List<String> networks) {
        return networks.stream().map(NodeNetworks::canonical).distinct().toList();
    }

    /// @throws NodeRefusedException when the node has networks and `ip` is in none of them
    static void require(Node node, String ip) {
        List<String> networks = node.grant().networks();
        if (networks.isEmpty()) {
            return;
        }
        Optional<IpAddress> address = IpAddress.parse(ip);
        boolean inside =
                address.isPresent()
                        && networks.stream()
                                .anyMatch(text -> Network.of(text).contains(address.get()));
        if (!inside) {
            throw NodeRefusal.thrown(
                    NodeRefusal.Kind.NETWORK,
                    "the node %s speaks from %s, which is in none of %s"
                            .formatted(node.name(), ip, networks));
        }
    }

    private static String canonical(String text) {
        try {
            return Network.of(text).canonical();
        } catch (IllegalArgumentException _) {
            throw new RefusedException(
                    new Refusal.InvalidMember(
                            "`" + text.replaceAll("[^ -~]", "?") + "` is no IP address or range"));
        }
    }
}
