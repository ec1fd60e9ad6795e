package dev.mayfly.api;

import dev.mayfly.api.iam.Empty;
import dev.mayfly.api.mayfly.Answers.Explained;
import dev.mayfly.api.mayfly.Answers.Revoked;
import dev.mayfly.api.mayfly.Requests.ExplainEvent;
import dev.mayfly.api.mayfly.Requests.ExplainToken;
import dev.mayfly.api.mayfly.Requests.RevokeRoleSessions;
import dev.mayfly.api.mayfly.Requests.RevokeSession;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.Revocations;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The operations AWS does not have: explaining and revoking. They are signed, authorized
/// (`mayfly:ExplainEvent`, …) and recorded like any other.
public final class MayflyApi {

    /// AWS JSON, `X-Amz-Target: Mayfly_20261124.Operation`.
    public static final Service SERVICE =
            new Service(
                    "mayfly",
                    "mayfly",
                    "2026-11-24",
                    Service.Protocol.AWS_JSON_1_1,
                    "Mayfly_20261124",
                    "",
                    Service.Spelling.UPPER_CAMEL);

    private final AccountId account;
    private final TrailStore trail;
    private final Revocations revocations;
    private final TokenExplanations tokens;

    public MayflyApi(
            AccountId account,
            TrailStore trail,
            Revocations revocations,
            TokenExplanations tokens) {
        this.account = account;
        this.trail = trail;
        this.revocations = revocations;
        this.tokens = tokens;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        SERVICE,
                        "ExplainEvent",
                        ExplainEvent.class,
                        Explained.class,
                        true,
                        needs("mayfly:ExplainEvent"),
                        (request, _) -> event(request.eventId())),
                new Operation<>(
                        SERVICE,
                        "ExplainToken",
                        ExplainToken.class,
                        Explained.class,
                        true,
                        needs("mayfly:ExplainToken"),
                        tokens::explain),
                new Operation<>(
                        SERVICE,
                        "RevokeRoleSessions",
                        RevokeRoleSessions.class,
                        Revoked.class,
                        false,
                        new Operation.Access.Needs<>(needs ->
                                List.of(
                                        Permission.of(
                                                "mayfly:RevokeRoleSessions",
                                                role(needs.input().roleName())))),
                        this::revokeRole),
                new Operation<>(
                        SERVICE,
                        "RevokeSession",
                        RevokeSession.class,
                        Empty.class,
                        false,
                        needs("mayfly:RevokeSession"),
                        this::revokeSession));
    }

    private static <I> Operation.Access<I> needs(String action) {
        return new Operation.Access.Needs<>(_ -> List.of(Permission.of(action, "*")));
    }

    private Explained event(String eventId) {
        RecordedEvent event =
                trail.byId(eventId)
                        .orElseThrow(() ->
                                new RefusedException(
                                        new Refusal.NoSuchEntity(
                                                "There is no event with the id " + eventId + ".")));
        return new Explained(
                event.denial().isEmpty(),
                Optional.empty(),
                event.denial(),
                Optional.of(event.recordJson()));
    }

    private Revoked revokeRole(RevokeRoleSessions request, Call call) {
        String arn = role(request.roleName());
        call.notes().resource(new TrailEvent.Resource(arn, "AWS::IAM::Role", account.digits()));
        Instant before = request.before().orElse(call.now());
        if (before.isAfter(call.now())) {
            throw new RefusedException(
                    new Refusal.InvalidMember(
                            "Sessions that are not issued yet cannot be revoked: Before is in the"
                                    + " future."));
        }
        revocations.sessionsOfRole(request.roleName(), before);
        return new Revoked(before);
    }

    private Empty revokeSession(RevokeSession request, Call call) {
        revocations.session(request.accessKeyId(), call.now());
        return Empty.ANSWER;
    }

    private String role(String name) {
        return Arn.iam(account, "role/" + name).toString();
    }
}
