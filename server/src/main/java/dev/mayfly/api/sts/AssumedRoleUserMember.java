package dev.mayfly.api.sts;

import dev.mayfly.session.SessionClaims;

/// The session as its holder is called from now on.
public record AssumedRoleUserMember(String assumedRoleId, String arn) {

    public static AssumedRoleUserMember of(SessionClaims claims) {
        return new AssumedRoleUserMember(claims.assumedRoleId(), claims.arn());
    }
}
