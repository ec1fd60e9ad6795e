package dev.mayfly.policy.trust;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.subject.SharedIssuer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a stranger's token gets in where many tenants share one issuer (GitLab, HCP Terraform,
/// Buildkite, …), and whether any subject does where the issuer is one's own.
final class TenantReach {
    private static final String STRANGER = SubjectCandidates.STRANGER;

    /// What subjects begin with, tenant by tenant. Source: the issuers' own pages, read 2026-11.
    private static final Map<String, String> TENANT =
            Map.of(
                    "gitlab.com", "project_path:",
                    "app.terraform.io", "organization:",
                    "agent.buildkite.com", "organization:",
                    "scalr.io", "account:");

    private TenantReach() {}

    static void of(WebIdentityGrant grant, Places places, Findings findings) {
        Optional<SharedIssuer> shared = SharedIssuer.of(grant.provider());
        if (shared.isEmpty()) {
            ownIssuer(grant, places, findings);
            return;
        }
        List<Condition> subjects = grant.wanting("sub");
        if (subjects.isEmpty()) {
            if (strangerAdmitted(grant, shared.get(), "*")) {
                open(shared.get(), places.principals(grant.statement()), findings);
            }
            return;
        }
        Condition first = subjects.getFirst();
        for (int i = 0; i < first.operands().size(); i++) {
            String pattern = first.operands().get(i).source();
            if (WebIdentityGrant.like(first)
                    && strangerAdmitted(grant.with(first, i), shared.get(), pattern)) {
                open(shared.get(), places.value(first, i), findings);
            }
        }
    }

    /// Fills each `*` with what a stranger has there; the subject counts when its tenant is the
    /// stranger's.
    private static boolean strangerAdmitted(
            WebIdentityGrant grant, SharedIssuer issuer, String pattern) {
        String tenant = TENANT.getOrDefault(issuer.url(), "");
        int star = pattern.indexOf('*');
        if (star < 0) {
            return false;
        }
        for (String run : List.of(STRANGER, tenant + STRANGER, tenant + STRANGER + "/x:y:z")) {
            String subject =
                    pattern.substring(0, star)
                            + run
                            + pattern.substring(star + 1).replace("*", STRANGER).replace('?', 'x');
            if (subject.startsWith(tenant + STRANGER)
                    && grant.admits(claims(grant, issuer, subject))) {
                return true;
            }
        }
        return false;
    }

    /// Whatever names the tenant is the stranger's own.
    private static Map<ContextKey, Optional<ContextValue>> claims(
            WebIdentityGrant grant, SharedIssuer issuer, String subject) {
        Map<ContextKey, Optional<ContextValue>> claims = new HashMap<>();
        for (String control : issuer.controls()) {
            claims.put(ContextKey.of(control), one(STRANGER));
        }
        for (String pin : issuer.pins()) {
            claims.put(ContextKey.of(pin), one("1"));
        }
        for (String person : List.of("user_id", "user_login", "user_email", "cluster_id")) {
            claims.put(grant.key(person), one(STRANGER));
        }
        claims.put(grant.key("sub"), one(subject));
        return claims;
    }

    private static Optional<ContextValue> one(String value) {
        return Optional.of(new ContextValue.Single(value));
    }

    private static void open(SharedIssuer issuer, Path where, Findings findings) {
        findings.security(
                "MAYFLY_TRUST_ANY_TENANT",
                "`"
                        + issuer.url()
                        + "` issues tokens to everybody, and this statement lets in those of any"
                        + " tenant, not only yours. Name yours in "
                        + String.join(" or ", issuer.controls())
                        + example(issuer)
                        + ".",
                where);
    }

    private static String example(SharedIssuer issuer) {
        String tenant = TENANT.get(issuer.url());
        return tenant == null
                ? ""
                : ", as in `" + tenant + "YOURS" + (tenant.equals("project_path:") ? "/*`" : ":*`");
    }

    /// An issuer of one's own: anybody it knows, a pod of any namespace for example.
    private static void ownIssuer(WebIdentityGrant grant, Places places, Findings findings) {
        boolean narrowed =
                !grant.admits(Map.of(grant.key("sub"), one(STRANGER)))
                        || grant.statement().conditions().stream()
                                .anyMatch(condition -> pins(grant, condition));
        if (!narrowed) {
            List<Condition> subjects = grant.wanting("sub");
            findings.security(
                    "MAYFLY_TRUST_ANY_SUBJECT",
                    "Everybody to whom `"
                            + grant.issuer()
                            + "` issues tokens can assume this role. Name the subject: `\""
                            + grant.issuer()
                            + ":sub\"` under `StringEquals`.",
                    subjects.isEmpty()
                            ? places.principals(grant.statement())
                            : places.value(subjects.getFirst(), 0));
        }
    }

    /// Whether a condition asks for another claim of the issuer than its audience.
    private static boolean pins(WebIdentityGrant grant, Condition condition) {
        boolean claim =
                condition.key().folded().startsWith(grant.issuer().toLowerCase(Locale.ROOT) + ":");
        return claim
                && !condition.operator().negated()
                && !condition.key().equals(grant.key("aud"))
                && !condition.key().equals(grant.key("sub"));
    }
}
