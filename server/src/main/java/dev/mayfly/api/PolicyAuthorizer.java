package dev.mayfly.api;

import dev.mayfly.access.AccessRequest;
import dev.mayfly.access.Denial;
import dev.mayfly.access.DenialDocument;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.wire.Authorizer;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Optional;

/// Lets the account's policies decide about a call: the caller is told AWS's sentence, the trail
/// keeps the reason.
public final class PolicyAuthorizer implements Authorizer {

    private final dev.mayfly.access.Authorizer policies;
    private final CallCircumstances circumstances;

    public PolicyAuthorizer(
            dev.mayfly.access.Authorizer policies, CallCircumstances circumstances) {
        this.policies = policies;
        this.circumstances = circumstances;
    }

    @Override
    public void authorize(SessionClaims caller, Permission permission, Call call) {
        Optional<Denial> denial =
                policies.denial(
                        new AccessRequest(
                                caller,
                                permission.action(),
                                permission.resource(),
                                permission.context(),
                                circumstances.of(call)));
        if (denial.isPresent()) {
            call.notes().denial(DenialDocument.json(denial.get().explanation(), List.of()));
            throw new RefusedException(new Refusal.NotAuthorized(denial.get().message()));
        }
    }
}
