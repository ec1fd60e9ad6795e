package dev.mayfly.refusal;

/// What ECS tells apart when it refuses.
///
/// Source: botocore's model of ECS 2014-11-13.
public enum ClusterFault {
    /// The call is not one that this client may make: an unknown task definition, a broken one.
    CLIENT,
    INVALID_PARAMETER,
    CLUSTER_NOT_FOUND,
    CLUSTER_CONTAINS_SERVICES,
    CLUSTER_CONTAINS_TASKS,
    CLUSTER_CONTAINS_INSTANCES,
    SERVICE_NOT_FOUND,
    SERVICE_NOT_ACTIVE,
    RESOURCE_NOT_FOUND,
    UNSUPPORTED_FEATURE
}
