/// The route of CI systems, Kubernetes and every other OIDC provider: a signed token becomes a
/// [dev.mayfly.session.VerifiedCaller] or a refusal. Keys come from the registered provider only,
/// by way of the port [IssuerDocuments]. Knows no HTTP, role or policy; the one package that
/// imports nimbus-jose-jwt. Start at [WebIdentityVerifier].
@NullMarked
package dev.mayfly.webidentity;

import org.jspecify.annotations.NullMarked;
