package dev.mayfly.agent.podidentity;

import dev.mayfly.agent.podidentity.PodRoles.PodRole;
import dev.mayfly.source.CredentialSource;

/// How a pod's token becomes credentials: `AssumeRoleWithWebIdentity` at the authority.
@FunctionalInterface
public interface PodSessions {

    /// What asks for the role with the token of `pod`, each time anew.
    CredentialSource of(PodToken pod, PodRole role);
}
