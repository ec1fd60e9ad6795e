package dev.mayfly.api.ecs;

import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on clusters and their container instances take and answer.
public interface ClusterRecords {

    record Create(
            Optional<String> clusterName,
            @Member(maxLength = TagMember.MAX) List<TagMember> tags,
            List<String> capacityProviders) {}

    record OneCluster(ClusterMember cluster) {}

    record Describe(
            List<String> clusters,
            @Member(oneOf = {"ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"})
                    List<String> include) {}

    record Described(List<ClusterMember> clusters, List<FailureMember> failures) {}

    record ListClusters(Optional<String> nextToken, Optional<Integer> maxResults) {}

    record Listed(List<String> clusterArns, Optional<String> nextToken) {}

    record ByName(String cluster) {}

    /// A cluster with what is in it.
    record ClusterMember(
            String clusterArn,
            String clusterName,
            String status,
            int registeredContainerInstancesCount,
            int runningTasksCount,
            int pendingTasksCount,
            int activeServicesCount,
            List<TagMember> tags) {}

    record ListInstances(
            Optional<String> cluster,
            Optional<String> filter,
            Optional<String> nextToken,
            Optional<Integer> maxResults,
            @Member(
                            oneOf = {
                                "ACTIVE",
                                "DRAINING",
                                "REGISTERING",
                                "DEREGISTERING",
                                "REGISTRATION_FAILED"
                            })
                    Optional<String> status) {}

    record ListedInstances(List<String> containerInstanceArns, Optional<String> nextToken) {}

    record DescribeInstances(
            Optional<String> cluster,
            @Member(minLength = 1) List<String> containerInstances,
            @Member(oneOf = {"TAGS", "CONTAINER_INSTANCE_HEALTH"}) List<String> include) {}

    record DescribedInstances(
            List<InstanceMember> containerInstances, List<FailureMember> failures) {}

    record UpdateInstances(
            Optional<String> cluster,
            @Member(minLength = 1) List<String> containerInstances,
            @Member(
                            oneOf = {
                                "ACTIVE",
                                "DRAINING",
                                "REGISTERING",
                                "DEREGISTERING",
                                "REGISTRATION_FAILED"
                            })
                    String status) {}

    /// A node as ECS shows it.
    record InstanceMember(
            String containerInstanceArn,
            String ec2InstanceId,
            VersionInfo versionInfo,
            List<Resource> remainingResources,
            List<Resource> registeredResources,
            String status,
            boolean agentConnected,
            int runningTasksCount,
            int pendingTasksCount,
            List<AttributeMember> attributes,
            Instant registeredAt,
            List<TagMember> tags) {}

    record VersionInfo(String agentVersion) {}

    record Resource(String name, String type, Optional<Integer> integerValue) {}

    record AttributeMember(String name, Optional<String> value) {}
}
