package dev.mayfly.api.ecs;

import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on services take and answer. What AWS runs elsewhere than on a machine (load
/// balancers, service discovery, capacity providers) is known by name, to be refused.
public interface ServiceRecords {

    record Create(
            Optional<String> cluster,
            String serviceName,
            Optional<String> taskDefinition,
            List<Unserved> loadBalancers,
            List<Unserved> serviceRegistries,
            Optional<Integer> desiredCount,
            Optional<String> clientToken,
            @Member(oneOf = {"EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"})
                    Optional<String> launchType,
            List<Unserved> capacityProviderStrategy,
            Optional<String> platformVersion,
            Optional<Configuration> deploymentConfiguration,
            List<PlacementConstraintMember> placementConstraints,
            List<Unserved> placementStrategy,
            Optional<Unserved> networkConfiguration,
            Optional<Integer> healthCheckGracePeriodSeconds,
            @Member(oneOf = {"REPLICA", "DAEMON"}) Optional<String> schedulingStrategy,
            Optional<Controller> deploymentController,
            @Member(maxLength = TagMember.MAX) List<TagMember> tags,
            Optional<Boolean> enableECSManagedTags,
            @Member(oneOf = {"TASK_DEFINITION", "SERVICE", "NONE"}) Optional<String> propagateTags,
            Optional<Boolean> enableExecuteCommand,
            List<Unserved> volumeConfigurations) {}

    record Update(
            Optional<String> cluster,
            String service,
            Optional<Integer> desiredCount,
            Optional<String> taskDefinition,
            List<Unserved> capacityProviderStrategy,
            Optional<Configuration> deploymentConfiguration,
            Optional<Unserved> networkConfiguration,
            List<PlacementConstraintMember> placementConstraints,
            List<Unserved> placementStrategy,
            Optional<String> platformVersion,
            Optional<Boolean> forceNewDeployment,
            Optional<Integer> healthCheckGracePeriodSeconds,
            Optional<Boolean> enableExecuteCommand,
            Optional<Boolean> enableECSManagedTags,
            List<Unserved> loadBalancers,
            @Member(oneOf = {"TASK_DEFINITION", "SERVICE", "NONE"}) Optional<String> propagateTags,
            List<Unserved> serviceRegistries,
            List<Unserved> volumeConfigurations) {}

    record Delete(Optional<String> cluster, String service, Optional<Boolean> force) {}

    record Describe(
            Optional<String> cluster,
            @Member(minLength = 1) List<String> services,
            @Member(oneOf = {"TAGS"}) List<String> include) {}

    record ListServices(
            Optional<String> cluster,
            Optional<String> nextToken,
            Optional<Integer> maxResults,
            @Member(oneOf = {"EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"})
                    Optional<String> launchType,
            @Member(oneOf = {"REPLICA", "DAEMON"}) Optional<String> schedulingStrategy) {}

    record OneService(ServiceMember service) {}

    record Described(List<ServiceMember> services, List<FailureMember> failures) {}

    record Listed(List<String> serviceArns, Optional<String> nextToken) {}

    /// How a service rolls.
    record Configuration(
            Optional<Breaker> deploymentCircuitBreaker,
            Optional<Integer> maximumPercent,
            Optional<Integer> minimumHealthyPercent,
            @Member(oneOf = {"ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"})
                    Optional<String> strategy) {}

    record Breaker(boolean enable, boolean rollback) {}

    record Controller(@Member(oneOf = {"ECS", "CODE_DEPLOY", "EXTERNAL"}) String type) {}

    record PlacementConstraintMember(
            @Member(oneOf = {"distinctInstance", "memberOf"}) Optional<String> type,
            Optional<String> expression) {}

    /// A service.
    record ServiceMember(
            String serviceArn,
            String serviceName,
            String clusterArn,
            List<Unserved> loadBalancers,
            List<Unserved> serviceRegistries,
            String status,
            int desiredCount,
            int runningCount,
            int pendingCount,
            String launchType,
            String taskDefinition,
            Configuration deploymentConfiguration,
            List<DeploymentMember> deployments,
            List<EventMember> events,
            Instant createdAt,
            List<Unserved> placementConstraints,
            List<Unserved> placementStrategy,
            Optional<Integer> healthCheckGracePeriodSeconds,
            String schedulingStrategy,
            Controller deploymentController,
            List<TagMember> tags,
            String createdBy,
            boolean enableECSManagedTags,
            String propagateTags,
            boolean enableExecuteCommand) {}

    record DeploymentMember(
            String id,
            String status,
            String taskDefinition,
            int desiredCount,
            int pendingCount,
            int runningCount,
            int failedTasks,
            Instant createdAt,
            Instant updatedAt,
            String launchType,
            String rolloutState,
            String rolloutStateReason) {}

    record EventMember(String id, Instant createdAt, String message) {}
}
