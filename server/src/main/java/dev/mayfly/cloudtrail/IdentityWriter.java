package dev.mayfly.cloudtrail;

import dev.mayfly.trail.UserIdentity;
import dev.mayfly.trail.UserIdentity.AssumedRole;
import dev.mayfly.trail.UserIdentity.LocalOperator;
import dev.mayfly.trail.UserIdentity.ServiceCaller;
import dev.mayfly.trail.UserIdentity.Unknown;
import dev.mayfly.trail.UserIdentity.WebIdentityUser;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;

/// Writes `userIdentity`.
///
/// `LocalOperator` is a type of ours: AWS has nobody who owns the machine.
///
/// Source: CloudTrail User Guide, "CloudTrail userIdentity element", read 2026-11.
record IdentityWriter(JsonGenerator json, RecordValues values) {

    void write(UserIdentity identity) {
        json.writeObjectPropertyStart("userIdentity");
        switch (identity) {
            case WebIdentityUser user -> webIdentity(user);
            case AssumedRole role -> assumedRole(role);
            case ServiceCaller caller -> {
                values.text("type", "AWSService");
                values.text("principalId", caller.principalId());
                values.text("invokedBy", caller.service());
            }
            case LocalOperator operator -> {
                values.text("type", "LocalOperator");
                values.text("userName", operator.osUser());
            }
            case Unknown unknown -> {
                values.text("type", "Unknown");
                unknown.accessKeyId().ifPresent(id -> values.text("accessKeyId", id));
            }
        }
        json.writeEndObject();
    }

    private void webIdentity(WebIdentityUser user) {
        values.text("type", "WebIdentityUser");
        values.text("principalId", user.principalId());
        values.text("userName", user.userName());
        values.text("identityProvider", user.identityProvider());
    }

    private void assumedRole(AssumedRole role) {
        values.text("type", "AssumedRole");
        values.text("principalId", role.principalId());
        values.text("arn", role.arn());
        values.text("accountId", role.accountId());
        values.text("accessKeyId", role.accessKeyId());
        json.writeObjectPropertyStart("sessionContext");
        issuer(role.issuer());
        role.federation().ifPresent(this::federation);
        json.writeObjectPropertyStart("attributes");
        values.text(
                "creationDate", role.sessionCreatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        values.text("mfaAuthenticated", "false");
        json.writeEndObject();
        role.sourceIdentity().ifPresent(source -> values.text("sourceIdentity", source));
        json.writeEndObject();
    }

    private void issuer(UserIdentity.SessionIssuer issuer) {
        json.writeObjectPropertyStart("sessionIssuer");
        values.text("type", "Role");
        values.text("principalId", issuer.uniqueId());
        values.text("arn", issuer.arn());
        values.text("accountId", issuer.accountId());
        values.text("userName", issuer.roleName());
        json.writeEndObject();
    }

    private void federation(UserIdentity.Federation federation) {
        json.writeObjectPropertyStart("webIdFederationData");
        values.text("federatedProvider", federation.provider());
        json.writeName("attributes");
        values.sorted(federation.attributes());
        json.writeEndObject();
    }
}
