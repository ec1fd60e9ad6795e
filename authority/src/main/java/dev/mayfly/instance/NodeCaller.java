package dev.mayfly.instance;

import dev.mayfly.session.VerifiedCaller;

/// A node at the door of a role: the service that acts for it, the role it may have, and the name
/// of the session.
public record NodeCaller(VerifiedCaller caller, String roleArn, String sessionName) {}
