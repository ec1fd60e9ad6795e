package dev.mayfly.simulation;

import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which resources a simulation of starting an EC2 instance must name.
///
/// Source: IAM API Reference, `SimulateCustomPolicy`, `ResourceHandlingOption`, read 2026-11; the
/// texts of the refusals are ours.
public enum ResourceHandling {
    CLASSIC_INSTANCE_STORE("EC2-Classic-InstanceStore", "instance image security-group"),
    CLASSIC_EBS("EC2-Classic-EBS", "instance image security-group volume"),
    VPC_INSTANCE_STORE("EC2-VPC-InstanceStore", "instance image security-group network-interface"),
    VPC_INSTANCE_STORE_SUBNET(
            "EC2-VPC-InstanceStore-Subnet",
            "instance image security-group network-interface subnet"),
    VPC_EBS("EC2-VPC-EBS", "instance image security-group network-interface volume"),
    VPC_EBS_SUBNET(
            "EC2-VPC-EBS-Subnet", "instance image security-group network-interface subnet volume");

    private final String written;
    private final String types;

    /// `types` are separated by blanks.
    ResourceHandling(String written, String types) {
        this.written = written;
        this.types = types;
    }

    /// Refuses an option that does not exist, and resources that lack one of its types.
    public static void require(String option, List<String> resources) {
        ResourceHandling handling =
                Arrays.stream(values())
                        .filter(known -> known.written.equals(option))
                        .findFirst()
                        .orElseThrow(
                                () -> invalid(option + " is not a valid ResourceHandlingOption."));
        List<String> missing =
                Stream.of(handling.types.split(" ", -1))
                        .filter(type -> resources.stream().noneMatch(arn -> isOf(arn, type)))
                        .toList();
        if (!missing.isEmpty()) {
            throw invalid(
                    missing.stream()
                            .collect(
                                    Collectors.joining(
                                            ", ", option + " needs a resource of the type ", ".")));
        }
    }

    private static boolean isOf(String resource, String type) {
        return Arn.parse(resource)
                .filter(arn -> arn.service().equals("ec2"))
                .filter(arn -> arn.resource().startsWith(type + "/"))
                .isPresent();
    }

    private static RefusedException invalid(String sentence) {
        return new RefusedException(new Refusal.InvalidInput(sentence));
    }
}
