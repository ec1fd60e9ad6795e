package dev.mayfly.session;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a session token says, sealed inside it. Every node that holds the sealing ring reads it
/// without a look-up.
///
/// `rolePath` begins and ends with `/`. `contextKeys` are the condition keys that stay available
/// for the whole session (`aws:FederatedProvider`, `<issuer>:aud`, `<issuer>:sub`, `<issuer>:amr`).
/// `provenance` is for the trail: repository, workflow, ref and run of a CI job. `chained` is true
/// when the session was assumed from another session.
public record SessionClaims(
        AccountId account,
        String accessKeyId,
        String roleName,
        String rolePath,
        String roleUniqueId,
        String sessionName,
        Instant issuedAt,
        Instant expiresAt,
        Optional<String> inlineSessionPolicy,
        List<String> sessionPolicyArns,
        List<Tag> tags,
        Set<String> transitiveTagKeys,
        Optional<String> sourceIdentity,
        Optional<String> federatedProvider,
        Map<String, List<String>> contextKeys,
        Map<String, String> provenance,
        boolean chained) {

    public SessionClaims {
        sessionPolicyArns = List.copyOf(sessionPolicyArns);
        tags = List.copyOf(tags);
        transitiveTagKeys = Set.copyOf(transitiveTagKeys);
        contextKeys = Map.copyOf(contextKeys);
        provenance = Map.copyOf(provenance);
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a session ends after it begins");
        }
    }

    /// `AROA…:session-name`, the `aws:userid` of the session.
    public String assumedRoleId() {
        return roleUniqueId + ":" + sessionName;
    }

    /// `arn:aws:sts::ACCOUNT:assumed-role/role-name/session-name`; the role's path is not part of
    /// it.
    public String arn() {
        return "arn:aws:sts::" + account + ":assumed-role/" + roleName + "/" + sessionName;
    }

    /// `arn:aws:iam::ACCOUNT:role/path/role-name`.
    public String roleArn() {
        return "arn:aws:iam::" + account + ":role" + rolePath + roleName;
    }

    /// Whether the session is over at `now`; it is over at the very instant it expires.
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
