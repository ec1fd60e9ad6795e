package dev.mayfly.policy.trust;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.Places;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Conditions on claims that are no condition keys: STS does not put them into the request, so they
/// count as missing whatever the token says.
///
/// Source: Service Authorization Reference, "Condition keys for AWS Security Token Service"; IAM
/// User Guide, "Available keys for AWS OIDC federation".
final class ClaimKeys {
    private static final String CODE = "MAYFLY_TRUST_CLAIM_IS_NO_KEY";

    /// Of every issuer.
    private static final Set<String> DEFAULT = Set.of("amr", "aud", "email", "id", "oaud", "sub");

    /// What to write instead, for the claims people try.
    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry("base_ref", "`sub` (`repo:OWNER/REPOSITORY:pull_request`)"),
                    Map.entry("enterprise", "`enterprise_id`"),
                    Map.entry(
                            "event_name",
                            "`sub`, which says `pull_request`, `ref:…` or" + " `environment:…`"),
                    Map.entry("head_ref", "`sub`; a pull request's branch cannot be told"),
                    Map.entry("job_workflow_sha", "`job_workflow_ref`"),
                    Map.entry("namespace_path", "`namespace_id`, or `sub`"),
                    Map.entry("organization", "`sub`"),
                    Map.entry("project_path", "`project_id`, or `sub`"),
                    Map.entry("ref_type", "`ref` (`refs/heads/*` or `refs/tags/*`)"),
                    Map.entry(
                            "repository_owner",
                            "`repository_owner_id`, or `sub`" + " (`repo:OWNER/*`)"),
                    Map.entry("repository_visibility", "`repository_id`"),
                    Map.entry("workflow_ref", "`job_workflow_ref`"),
                    Map.entry("workflow_sha", "`job_workflow_ref`"));

    private ClaimKeys() {}

    static void of(
            WebIdentityGrant grant, ActionCatalogue catalogue, Places places, Findings findings) {
        String start = (grant.issuer() + ":").toLowerCase(Locale.ROOT);
        for (Condition condition : grant.statement().conditions()) {
            String key = condition.key().folded();
            if (key.startsWith(start)) {
                String claim = key.substring(start.length());
                if (!known(grant, claim, catalogue)) {
                    report(grant, condition, claim, places.key(condition), findings);
                }
            }
        }
    }

    private static boolean known(WebIdentityGrant grant, String claim, ActionCatalogue catalogue) {
        return DEFAULT.contains(claim)
                || catalogue
                        .service("sts")
                        .flatMap(sts -> sts.key(grant.key(claim).name()))
                        .isPresent();
    }

    /// A condition that always holds keeps nobody out; one that never does lets nobody in.
    private static void report(
            WebIdentityGrant grant, Condition condition, String claim, Path where, Findings to) {
        String start =
                "`"
                        + claim
                        + "` is no condition key for "
                        + grant.issuer()
                        + ": AWS does not hand this claim to policies, so the condition ";
        String instead =
                Optional.ofNullable(INSTEAD.get(claim))
                        .map(other -> " Use " + other + ".")
                        .orElse("");
        boolean open =
                condition.ifExists()
                        || condition.operator().negated()
                        || condition.quantifier() == Quantifier.ALL;
        if (open) {
            to.security(CODE, start + "always holds and keeps nobody out." + instead, where);
        } else {
            to.error(CODE, start + "never holds and nobody gets in." + instead, where);
        }
    }
}
