package dev.mayfly.api;

import dev.mayfly.api.accessanalyzer.AccessChecks;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.prove.Access;
import dev.mayfly.policy.prove.AccessProver;
import dev.mayfly.policy.prove.Limits;
import dev.mayfly.policy.prove.Proof;
import dev.mayfly.policy.prove.TrustProver;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers Access Analyzer's checks by proof. A claim that is neither proved nor refuted within the
/// time of a call is refused (`UnprocessableEntityException`), as AWS refuses it.
///
/// The sentences are AWS's (examples of its SDKs and of the AWS CLI, read 2026-11), followed by an
/// example of what would be allowed.
final class AccessAnswers {

    /// With the time to name the statements, every answer comes within two seconds.
    private static final Duration TIME = Duration.ofMillis(1400);

    private static final int MAX_RESOURCE = 2048;

    private final AccessProver access = new AccessProver();
    private final TrustProver trust = new TrustProver();
    private final InstantSource clock;

    AccessAnswers(InstantSource clock) {
        this.clock = clock;
    }

    AccessChecks.Result noNewAccess(AccessChecks.NoNewAccess request) {
        PolicyDocument older =
                CheckedPolicy.read(request.existingPolicyDocument(), request.policyType());
        PolicyDocument newer =
                CheckedPolicy.read(request.newPolicyDocument(), request.policyType());
        boolean assumed = older.kind() == PolicyKind.TRUST && newer.kind() == PolicyKind.TRUST;
        Limits limits = limits();
        return answer(
                newer,
                policy ->
                        assumed
                                ? trust.noNewAccess(older, policy, limits)
                                : access.noNewAccess(older, policy, limits),
                Sentences.NO_NEW_ACCESS);
    }

    AccessChecks.Result accessNotGranted(AccessChecks.AccessNotGranted request) {
        PolicyDocument policy = CheckedPolicy.read(request.policyDocument(), request.policyType());
        List<Access> asked = request.access().stream().map(AccessAnswers::asked).toList();
        Limits limits = limits();
        return answer(
                policy,
                part -> access.accessNotGranted(part, asked, limits),
                Sentences.ACCESS_NOT_GRANTED);
    }

    AccessChecks.Result noPublicAccess(AccessChecks.NoPublicAccess request) {
        PolicyDocument policy =
                CheckedPolicy.attachedTo(request.resourceType(), request.policyDocument());
        Limits limits = limits();
        return answer(
                policy,
                part ->
                        part.kind() == PolicyKind.TRUST
                                ? trust.neverPublic(part, limits)
                                : access.noPublicAccess(part, limits),
                Sentences.NO_PUBLIC_ACCESS);
    }

    private static AccessChecks.Result answer(
            PolicyDocument policy, Function<PolicyDocument, Proof> claim, Sentences sentences) {
        return switch (claim.apply(policy)) {
            case Proof.Proved _ ->
                    new AccessChecks.Result("PASS", sentences.pass(), Optional.empty());
            case Proof.Refuted refuted ->
                    new AccessChecks.Result(
                            "FAIL",
                            sentences.fail(),
                            Optional.of(new AccessReasons(claim, sentences).of(policy, refuted)));
            case Proof.Unknown(String reason) ->
                    throw new RefusedException(
                            new Refusal.Undecided(
                                    "The check cannot be completed for this policy: " + reason));
        };
    }

    private static Access asked(AccessChecks.Access access) {
        if (access.actions().isEmpty() && access.resources().isEmpty()) {
            throw CheckedPolicy.invalid("An access names an action or a resource.");
        }
        if (access.resources().stream().anyMatch(r -> r.length() > MAX_RESOURCE)) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "A resource is longer than " + MAX_RESOURCE + " characters."));
        }
        try {
            return Access.of(access.actions(), access.resources());
        } catch (IllegalArgumentException e) {
            throw CheckedPolicy.invalid("The access is invalid: " + e.getMessage());
        }
    }

    private Limits limits() {
        Instant end = clock.instant().plus(TIME);
        return Limits.until(() -> clock.instant().isAfter(end));
    }
}
