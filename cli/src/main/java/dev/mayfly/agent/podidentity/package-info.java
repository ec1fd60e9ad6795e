/// EKS Pod Identity's shape on a machine of one's own: a pod shows the service-account token that
/// Kubernetes projects into it and gets the session of the role this agent's configuration gives to
/// that service account. Unmodified SDKs ask at `http://169.254.170.23/v1/credentials`.
///
/// The token is only read here ([PodToken]); the authority verifies it when it is exchanged
/// ([PodSessions], `AssumeRoleWithWebIdentity`), against the cluster's issuer and the role's trust
/// policy. Nothing is handed out before.
///
/// Start at [PodIdentityEndpoint].
@NullMarked
package dev.mayfly.agent.podidentity;

import org.jspecify.annotations.NullMarked;
