package dev.mayfly.workflow;

import dev.mayfly.policy.PolicyDocument;

/// A trust policy that is checked together with the workflows.
///
/// @param role the name of the role it belongs to, empty where that is not known
/// @param where it stands, for people
public record KnownTrust(String role, String where, PolicyDocument document) {}
