package dev.mayfly.agent.task;

import dev.mayfly.taskdefinition.ContainerDefinition;
import java.util.Optional;

/// Who we are to the registry of a container's image.
///
/// A registry of our own (ECR's API) has no implementation yet; private ones that
/// `repositoryCredentials` names have.
public interface Logins {

    /// A name and password for a registry.
    record Login(String username, String password) {

        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    /// The login for the image of `container`, or empty when it is pulled without one.
    ///
    /// @throws TaskFailure when there should be one and cannot be had
    Optional<Login> of(ContainerDefinition container);
}
