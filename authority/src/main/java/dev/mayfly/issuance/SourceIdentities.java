package dev.mayfly.issuance;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import java.util.Optional;

/// Source identity through a chain of roles: once set it goes on, and nobody can set another.
///
/// Source: IAM User Guide, "Monitor and control actions taken with assumed roles".
final class SourceIdentities {

    private SourceIdentities() {}

    /// @throws RefusedException when the caller's session has another one already
    static Optional<String> chained(SessionClaims caller, SessionTerms terms) {
        Optional<String> set = caller.sourceIdentity();
        if (set.isPresent()
                && terms.sourceIdentity().isPresent()
                && !set.equals(terms.sourceIdentity())) {
            throw new RefusedException(
                    new Refusal.NotAuthorized(
                            "User: "
                                    + caller.arn()
                                    + " is not authorized to perform: sts:SetSourceIdentity on"
                                    + " resource: "
                                    + terms.roleArn()));
        }
        return set.or(terms::sourceIdentity);
    }
}
