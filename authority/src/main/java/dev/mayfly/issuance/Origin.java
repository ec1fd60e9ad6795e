package dev.mayfly.issuance;

import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.VerifiedCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a session comes from, as the session itself remembers it.
///
/// The condition keys of the identity provider end with the first session of a chain. Source: IAM
/// User Guide, "AWS global condition context keys", `aws:FederatedProvider`: only in sessions that
/// were issued for a web identity. The provider and provenance stay, for the trail.
record Origin(
        Optional<String> federatedProvider,
        Map<String, List<String>> contextKeys,
        Map<String, String> provenance,
        boolean chained) {

    static Origin of(VerifiedCaller caller) {
        Optional<String> provider =
                caller.kind() == VerifiedCaller.Kind.FEDERATED
                        ? Optional.of(caller.principalArn())
                        : Optional.empty();
        return new Origin(provider, caller.sessionContext(), caller.provenance(), false);
    }

    static Origin of(SessionClaims caller) {
        return new Origin(caller.federatedProvider(), Map.of(), caller.provenance(), true);
    }
}
