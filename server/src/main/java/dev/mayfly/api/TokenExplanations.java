package dev.mayfly.api;

import dev.mayfly.access.DenialDocument;
import dev.mayfly.api.mayfly.Answers.Explained;
import dev.mayfly.api.mayfly.Requests.ExplainToken;
import dev.mayfly.iam.Directory;
import dev.mayfly.issuance.AssumeRoleExplanation;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionTerms;
import dev.mayfly.issuance.WebIdentityHints;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.VerifiedCaller;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import dev.mayfly.wire.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says what would become of a token at a role, without handing anything out. A token that has
/// expired since is judged as of the moment it was issued: the one at hand comes from a log.
public final class TokenExplanations {

    private final Directory directory;
    private final WebIdentityVerifier verifier;
    private final SessionIssuer issuer;
    private final CallCircumstances circumstances;
    private final WebIdentityHints hints;

    public TokenExplanations(
            Directory directory,
            WebIdentityVerifier verifier,
            SessionIssuer issuer,
            CallCircumstances circumstances) {
        this.directory = directory;
        this.verifier = verifier;
        this.issuer = issuer;
        this.circumstances = circumstances;
        this.hints = new WebIdentityHints(verifier);
    }

    Explained explain(ExplainToken request, Call call) {
        UnverifiedToken token;
        try {
            token = UnverifiedToken.parse(request.webIdentityToken().reveal());
        } catch (RefusedException refused) {
            return refusal(refused, List.of());
        }
        try {
            VerifiedCaller caller = verified(token, request.roleArn(), call.now());
            SessionTerms terms = SessionTerms.of(request.roleArn(), "explain");
            return answer(issuer.issue(caller, terms, circumstances.of(call)), token);
        } catch (RefusedException refused) {
            return refusal(refused, hints.onToken(token, refused.refusal(), directory.state()));
        }
    }

    private static Explained refusal(RefusedException refused, List<Hint> remarks) {
        String sentence = refused.refusal().message();
        return new Explained(
                false,
                Optional.of(sentence),
                remarks.isEmpty()
                        ? Optional.empty()
                        : Optional.of(DenialDocument.json(sentence, remarks)),
                Optional.empty());
    }

    private VerifiedCaller verified(UnverifiedToken token, String roleArn, Instant now) {
        try {
            return verifier.verify(token, roleArn, directory.state(), now);
        } catch (RefusedException refused) {
            Optional<Instant> issued = token.claims().whole("iat").map(Instant::ofEpochSecond);
            if (refused.refusal() instanceof Refusal.ExpiredIdentityToken && issued.isPresent()) {
                return verifier.verify(token, roleArn, directory.state(), issued.get());
            }
            throw refused;
        }
    }

    /// The credentials an issuance holds are dropped here: nobody gets them.
    private Explained answer(Issuance issuance, UnverifiedToken token) {
        return switch (issuance) {
            case Issuance.Issued _ ->
                    new Explained(true, Optional.empty(), Optional.empty(), Optional.empty());
            case Issuance.Denied(String message, AssumeRoleExplanation explanation) ->
                    new Explained(
                            false,
                            Optional.of(message),
                            Optional.of(
                                    hints.onTrust(explanation, token, directory.state()).json()),
                            Optional.empty());
        };
    }
}
