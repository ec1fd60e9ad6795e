package dev.mayfly.agent.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What stands where under `/latest/meta-data/`, apart from credentials. A directory answers with
/// its entries, one a line, directories with a `/`, no newline at the end.
///
/// Source: EC2 User Guide, "Instance metadata categories", read 2026-11.
final class MetadataTree {

    private final TreeMap<String, String> leaves = new TreeMap<>();

    MetadataTree(Instance instance) {
        Instance.Machine machine = instance.machine();
        leaves.putAll(
                Map.of(
                        "hostname", machine.hostname(),
                        "local-hostname", machine.hostname(),
                        "local-ipv4", machine.ipv4().getHostAddress(),
                        "instance-id", instance.instanceId(),
                        "instance-type", IdentityDocument.INSTANCE_TYPE,
                        "placement/availability-zone", instance.availabilityZone(),
                        "placement/region", instance.region(),
                        "services/domain", instance.domain(),
                        "services/partition", instance.partition()));
        // Answered by others; here for the listings.
        leaves.put("iam/info", "");
        leaves.put("iam/security-credentials/", "");
        leaves.put("iam/security-credentials-extended/", "");
    }

    /// The text at a path below `meta-data/`, with or without a `/` at its end.
    Optional<String> at(String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String leaf = leaves.getOrDefault(plain, "");
        return leaf.isEmpty() ? listing(plain.isEmpty() ? "" : plain + "/") : Optional.of(leaf);
    }

    private Optional<String> listing(String prefix) {
        TreeSet<String> entries = new TreeSet<>();
        for (String leaf : leaves.tailMap(prefix).keySet()) {
            if (!leaf.startsWith(prefix)) {
                break;
            }
            String rest = leaf.substring(prefix.length());
            int slash = rest.indexOf('/');
            if (!rest.isEmpty()) {
                entries.add(slash < 0 ? rest : rest.substring(0, slash + 1));
            }
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.stream().collect(Collectors.joining("\n")));
    }
}
