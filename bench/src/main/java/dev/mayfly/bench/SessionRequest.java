package dev.mayfly.bench;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.RequestContext;

/// What a session of a role asks of the policies of [PolicyShape].
final class SessionRequest {
    private static final String ACCOUNT = "123456789012";

    private SessionRequest() {}

    /// A request, made from scratch.
    static AuthorizationRequest of(String team, String resource) {
        CallerPrincipal caller =
                new CallerPrincipal.RoleSession(
                        "arn:aws:sts::123456789012:assumed-role/deploy/run-1",
                        "arn:aws:iam::123456789012:role/deploy",
                        "AROAEXAMPLEEXAMPLE123",
                        "run-1",
                        ACCOUNT);
        RequestContext context =
                RequestContext.builder()
                        .caller(caller)
                        .single("aws:SourceIp", "192.0.2.7")
                        .single("aws:SecureTransport", "true")
                        .single("aws:CurrentTime", "2026-11-24T12:00:00Z")
                        .single("aws:PrincipalTag/team", team)
                        .build();
        return new AuthorizationRequest("s3:GetObject", resource, ACCOUNT, caller, context);
    }
}
