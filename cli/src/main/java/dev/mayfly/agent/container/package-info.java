/// The container credential endpoint: what a task asks for the session of its role, in the forms
/// stock SDKs know (`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` at 169.254.170.2,
/// `AWS_CONTAINER_CREDENTIALS_FULL_URI` on loopback), and the task metadata beside it.
///
/// Whoever starts a task registers it at [ContainerCredentials] and gives the task the
/// [Registration]'s environment. The caller of the endpoint never names a role: who it is follows
/// from where it calls from (its address on the bridge, or its uid and token on loopback).
///
/// Must not know how a session is obtained ([TaskSessions] does), nor how a task is run.
///
/// Start at [ContainerCredentials], then `ContainerEndpoint`.
@NullMarked
package dev.mayfly.agent.container;

import org.jspecify.annotations.NullMarked;
