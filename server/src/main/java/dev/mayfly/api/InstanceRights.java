package dev.mayfly.api;

import dev.mayfly.access.AccessRequest;
import dev.mayfly.access.Authorizer;
import dev.mayfly.access.Denial;
import dev.mayfly.access.DenialDocument;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.Names;
import dev.mayfly.iam.Role;
import dev.mayfly.instance.InstanceVerifier;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a node may do by the policies of its instance role, where it signs with its key instead of
/// that role's credentials. The question is put as the session would put it that the node could
/// have at this moment. Thread-safe.
public final class InstanceRights {

    private static final int ASKED_SECONDS = 1;

    private final Directory directory;
    private final Authorizer policies;
    private final CallCircumstances circumstances;

    public InstanceRights(
            Directory directory, Authorizer policies, CallCircumstances circumstances) {
        this.directory = directory;
        this.policies = policies;
        this.circumstances = circumstances;
    }

    /// Returns when the node's role allows it.
    ///
    /// @throws RefusedException when it does not, noted for the trail
    void require(ProvenNode proven, Permission permission, Call call) {
        AccountState state = directory.state();
        SessionClaims session =
                role(proven, state)
                        .map(role -> session(proven, role, state, call))
                        .orElseThrow(() ->
                                new RefusedException(
                                        new Refusal.NotAuthorized(
                                                "The node's instance profile holds no role")));
        Optional<Denial> denial =
                policies.denial(
                        new AccessRequest(
                                session,
                                permission.action(),
                                permission.resource(),
                                permission.context(),
                                circumstances.of(call)));
        if (denial.isPresent()) {
            call.notes().denial(DenialDocument.json(denial.get().explanation(), List.of()));
            throw new RefusedException(new Refusal.NotAuthorized(denial.get().message()));
        }
    }

    private static Optional<Role> role(ProvenNode proven, AccountState state) {
        String arn = proven.node().grant().instanceProfileArn();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return Optional.ofNullable(state.instanceProfiles().get(Names.key(name)))
                .filter(profile -> profile.arn(state.account()).toString().equals(arn))
                .flatMap(InstanceProfile::roleName)
                .flatMap(role -> Optional.ofNullable(state.roles().get(Names.key(role))));
    }

    private static SessionClaims session(
            ProvenNode proven, Role role, AccountState state, Call call) {
        return new SessionClaims(
                state.account(),
                InstanceVerifier.EC2,
                role.name(),
                role.path(),
                role.uniqueId(),
                proven.node().instanceId(),
                call.now(),
                call.now().plusSeconds(ASKED_SECONDS),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false);
    }
}
