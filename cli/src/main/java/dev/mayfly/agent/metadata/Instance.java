package dev.mayfly.agent.metadata;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// What the metadata service says of this machine. `instanceId` is the node's, `i-` and 17 hex
/// digits.
///
/// @param started when the agent of this machine was started: EC2's `pendingTime`
public record Instance(
        String instanceId,
        String account,
        String region,
        Profile profile,
        Machine machine,
        Instant started) {

    /// botocore takes the region from the zone by cutting its last letter off.
    private static final String ONLY_ZONE = "a";

    /// The instance profile; its id where the authority told it.
    public record Profile(String arn, Optional<String> id) {

        /// The name at the end of the ARN.
        public String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    /// What the operating system knows.
    ///
    /// @param architecture as EC2 names it: `x86_64` or `arm64`
    public record Machine(String hostname, InetAddress ipv4, String architecture) {}

    String availabilityZone() {
        return region + ONLY_ZONE;
    }

    /// Source: AWS General Reference, partitions; read 2026-11.
    String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    String domain() {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
