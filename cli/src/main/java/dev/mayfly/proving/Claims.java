package dev.mayfly.proving;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.prove.AccessProver;
import dev.mayfly.policy.prove.Assumers;
import dev.mayfly.policy.prove.Limits;
import dev.mayfly.policy.prove.Proof;
import dev.mayfly.policy.prove.TrustProver;
import dev.mayfly.terminal.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Puts claims to the prover, each with its own time.
public final class Claims {

    /// A person waits for the answer, and a build for many of them.
    static final Duration TIME = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final TrustProver trust = new TrustProver();
    private final AccessProver access = new AccessProver();
    private final Evaluator evaluator = new Evaluator();

    public Claims(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether the claim holds.
    ///
    /// @throws Failure if such a claim cannot be made about such a policy
    public Answer answer(Examined examined, Claim claim) {
        Proof proof =
                switch (examined) {
                    case Examined.Trust of -> ofTrust(of, claim);
                    case Examined.Permission of -> ofPermission(of, claim);
                    case Examined.RolePermissions of -> ofRole(of, claim);
                };
        return new Answer(
                claim,
                proof,
                proof instanceof Proof.Refuted(AuthorizationRequest witness, _)
                        ? grants(examined, witness)
                        : List.of());
    }

    /// Who can ever assume a role with this trust policy.
    public List<Assumers> assumers(Examined.Trust of) {
        return trust.whoCanAssume(of.policy(), limits());
    }

    private Proof ofTrust(Examined.Trust of, Claim claim) {
        return switch (claim) {
            case Claim.Only(String subject) -> trust.only(of.policy(), subject, limits());
            case Claim.NeverSubject(String subject) -> trust.never(of.policy(), subject, limits());
            case Claim.NeverPublic _ -> trust.neverPublic(of.policy(), limits());
            case Claim.NoNewAccess(Examined.Trust older) ->
                    trust.noNewAccess(older.policy(), of.policy(), limits());
            case Claim.NeverAccess _, Claim.NoNewAccess _ -> throw unfit(of, claim);
        };
    }

    private Proof ofPermission(Examined.Permission of, Claim claim) {
        return switch (claim) {
            case Claim.NeverAccess(_, var never) ->
                    access.never(List.of(of.policy()), never, limits());
            case Claim.NoNewAccess(Examined.Permission older)
                    when older.policy().kind() == of.policy().kind() ->
                    access.noNewAccess(older.policy(), of.policy(), limits());
            case Claim.NeverPublic _ when of.policy().kind() == PolicyKind.RESOURCE ->
                    access.noPublicAccess(of.policy(), limits());
            case Claim.NeverPublic _, Claim.NoNewAccess _, Claim.Only _, Claim.NeverSubject _ ->
                    throw unfit(of, claim);
        };
    }

    private Proof ofRole(Examined.RolePermissions of, Claim claim) {
        if (claim instanceof Claim.NeverAccess(_, var never)) {
            return access.never(of.session(), of.stack(), never, limits());
        }
        throw unfit(of, claim);
    }

    private static Failure unfit(Examined of, Claim claim) {
        return Failure.usage(
                "`" + claim.written() + "` says nothing of " + article(of.kind()) + " policy",
                "trust: --only, --never SUBJECT, --never-public; identity: --never 'ACTION on ARN';"
                        + " resource: --never 'ACTION on ARN', --never-public");
    }

    private static String article(String kind) {
        return (kind.equals("identity") ? "an " : "a ") + kind;
    }

    private Limits limits() {
        Instant end = clock.instant().plus(TIME);
        return Limits.until(() -> clock.instant().isAfter(end));
    }

    private List<MatchedStatement> grants(Examined examined, AuthorizationRequest witness) {
        return evaluator.evaluate(witness, examined.stack())
                        instanceof Decision.Allowed(List<MatchedStatement> grants)
                ? grants
                : List.of();
    }
}
