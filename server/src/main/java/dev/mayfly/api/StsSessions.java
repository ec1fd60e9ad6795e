package dev.mayfly.api;

import dev.mayfly.access.DenialDocument;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.api.sts.AssumeRoleRequest;
import dev.mayfly.api.sts.AssumedRoleUserMember;
import dev.mayfly.api.sts.CredentialsMember;
import dev.mayfly.api.sts.PolicyArnMember;
import dev.mayfly.api.sts.StsAnswers.RoleSession;
import dev.mayfly.api.sts.StsAnswers.WebIdentitySession;
import dev.mayfly.api.sts.WebIdentityRequest;
import dev.mayfly.iam.Directory;
import dev.mayfly.issuance.AssumeRoleExplanation;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionTerms;
import dev.mayfly.issuance.WebIdentityHints;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.VerifiedCaller;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Operation.Access;
import dev.mayfly.wire.Service;
import java.util.List;
import java.util.Optional;

/// STS's operations that hand out sessions.
public final class StsSessions {

    private final Directory directory;
    private final WebIdentityVerifier verifier;
    private final SessionIssuer issuer;
    private final Answering answering;
    private final WebIdentityHints hints;

    /// How answers are made: the circumstances a call came in, and the messages for the refused.
    public record Answering(CallCircumstances circumstances, AuthorizationMessages messages) {}

    public StsSessions(
            Directory directory,
            WebIdentityVerifier verifier,
            SessionIssuer issuer,
            Answering answering) {
        this.directory = directory;
        this.verifier = verifier;
        this.issuer = issuer;
        this.answering = answering;
        this.hints = new WebIdentityHints(verifier);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        Service.STS,
                        "AssumeRoleWithWebIdentity",
                        WebIdentityRequest.class,
                        WebIdentitySession.class,
                        true,
                        new Access.Unsigned<>(),
                        this::assumeRoleWithWebIdentity),
                new Operation<>(
                        Service.STS,
                        "AssumeRole",
                        AssumeRoleRequest.class,
                        RoleSession.class,
                        true,
                        new Access.DecidedByHandler<>(),
                        this::assumeRole));
    }

    /// The token first and in full, then the role: what a token is refused for does not depend on
    /// the role, so nobody learns from it whether a role exists.
    private WebIdentitySession assumeRoleWithWebIdentity(WebIdentityRequest request, Call call) {
        UnverifiedToken token = UnverifiedToken.parse(request.webIdentityToken().reveal());
        VerifiedCaller caller = verified(token, request.roleArn(), call);
        call.notes().identity(webIdentityUser(caller));
        call.notes().additional("identityProviderConnectionVerificationMethod", "IAMTrustStore");
        Issuance issuance =
                issuer.issue(caller, terms(request), answering.circumstances().of(call));
        if (issuance instanceof Issuance.Denied) {
            call.notes().withhold("roleArn"); // as AWS; the explanation names it
        }
        Issuance.Issued issued = issued(explained(issuance, token), call);
        return new WebIdentitySession(
                CredentialsMember.of(issued.credentials()),
                caller.subject(),
                AssumedRoleUserMember.of(issued.claims()),
                issued.packedPolicyPercent(),
                caller.principalArn(),
                caller.audience(),
                issued.claims().sourceIdentity(),
                issued.room().percent(),
                issued.room().bytes());
    }

    private VerifiedCaller verified(UnverifiedToken token, String roleArn, Call call) {
        try {
            return verifier.verify(token, roleArn, directory.state(), call.now());
        } catch (RefusedException refused) {
            TokenNotes.unverified(token, call.notes());
            List<Hint> remarks = hints.onToken(token, refused.refusal(), directory.state());
            if (!remarks.isEmpty()) {
                call.notes().denial(DenialDocument.json(refused.refusal().message(), remarks));
            }
            throw refused;
        }
    }

    private Issuance explained(Issuance issuance, UnverifiedToken token) {
        return switch (issuance) {
            case Issuance.Issued issued -> issued;
            case Issuance.Denied(String message, AssumeRoleExplanation why) ->
                    new Issuance.Denied(message, hints.onTrust(why, token, directory.state()));
        };
    }

    private RoleSession assumeRole(AssumeRoleRequest request, Call call) {
        if (request.serialNumber().isPresent() || request.tokenCode().isPresent()) {
            throw notOffered(
                    "Mayfly has no MFA devices: leave out SerialNumber and TokenCode, and let the"
                            + " identity provider ask for the second factor.");
        }
        if (request.providedContexts().isPresent()) {
            throw notOffered("Mayfly takes no provided contexts: leave out ProvidedContexts.");
        }
        SessionClaims caller = call.caller().orElseThrow();
        Issuance.Issued issued =
                issued(
                        issuer.chain(caller, terms(request), answering.circumstances().of(call)),
                        call);
        return new RoleSession(
                CredentialsMember.of(issued.credentials()),
                AssumedRoleUserMember.of(issued.claims()),
                issued.packedPolicyPercent(),
                issued.claims().sourceIdentity(),
                issued.room().percent(),
                issued.room().bytes());
    }

    private Issuance.Issued issued(Issuance issuance, Call call) {
        return switch (issuance) {
            case Issuance.Issued issued -> {
                call.notes().resource(role(issued.claims()));
                yield issued;
            }
            case Issuance.Denied(String message, var explanation) -> {
                call.notes().denial(explanation.json());
                throw new RefusedException(
                        new Refusal.NotAuthorized(
                                message
                                        + ". Encoded authorization failure message: "
                                        + answering.messages().encode(call.eventId())));
            }
        };
    }

    private static TrailEvent.Resource role(SessionClaims claims) {
        return new TrailEvent.Resource(
                claims.roleArn(), "AWS::IAM::Role", claims.account().digits());
    }

    /// Source: CloudTrail records of AssumeRoleWithWebIdentity in public repositories: the
    /// principal id is the provider's ARN, the audience and the subject, joined by colons.
    private static UserIdentity webIdentityUser(VerifiedCaller caller) {
        return new UserIdentity.WebIdentityUser(
                caller.principalArn() + ":" + caller.audience() + ":" + caller.subject(),
                caller.subject(),
                caller.principalArn(),
                caller.provenance());
    }

    private static SessionTerms terms(WebIdentityRequest request) {
        return new SessionTerms(
                request.roleArn(),
                request.roleSessionName(),
                request.durationSeconds(),
                request.policy(),
                PolicyArnMember.arns(request.policyArns()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                request.minimumSessionTokenSize().orElse(0));
    }

    private static SessionTerms terms(AssumeRoleRequest request) {
        return new SessionTerms(
                request.roleArn(),
                request.roleSessionName(),
                request.durationSeconds(),
                request.policy(),
                PolicyArnMember.arns(request.policyArns()),
                TagMember.tags(request.tags()),
                request.transitiveTagKeys(),
                request.sourceIdentity(),
                request.externalId(),
                request.minimumSessionTokenSize().orElse(0));
    }

    private static RefusedException notOffered(String message) {
        return new RefusedException(new Refusal.NotOffered(message));
    }
}
