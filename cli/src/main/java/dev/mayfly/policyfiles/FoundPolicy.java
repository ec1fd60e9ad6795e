package dev.mayfly.policyfiles;

import dev.mayfly.policy.PolicyKind;

/// A policy and where it was found.
///
/// @param owner what it belongs to in the file, such as `aws_iam_role.deploy assume_role_policy`;
///   empty where the file is the policy
/// @param resourceType CloudFormation's name of the type of resource a resource policy is for, such
///   as `AWS::S3::Bucket`; empty where that is not known
/// @param name of the role or other thing it belongs to; empty where that is not known
public record FoundPolicy(
        String owner, PolicyKind kind, String resourceType, String name, MappedText text) {}
