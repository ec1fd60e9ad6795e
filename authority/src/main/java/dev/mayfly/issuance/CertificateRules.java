package dev.mayfly.issuance;

import dev.mayfly.session.VerifiedCaller;
import java.util.List;

/// What is special about callers that IAM Roles Anywhere vouches for.
///
/// Source: IAM Roles Anywhere User Guide, "Trust policy": a role must allow `sts:AssumeRole`,
/// `sts:TagSession` and `sts:SetSourceIdentity`, whatever the certificate says; service model,
/// `ManagedPolicyList`: a profile has up to 50 managed policies.
final class CertificateRules {

    /// Needed whether or not there is anything to tag.
    static final List<String> IMPLIED = List.of("sts:TagSession", "sts:SetSourceIdentity");

    static final int MAX_POLICY_ARNS = 50;

    private static final String SERVICE = "rolesanywhere.amazonaws.com";

    private CertificateRules() {}

    static boolean holdFor(VerifiedCaller caller) {
        return caller.kind() == VerifiedCaller.Kind.SERVICE
                && caller.principalArn().equals(SERVICE);
    }
}
