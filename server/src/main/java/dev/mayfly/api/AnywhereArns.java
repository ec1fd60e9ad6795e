package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;

/// The ARNs of Roles Anywhere's resources in one account and region.
public record AnywhereArns(AccountId id, String region) {

    /// The twelve digits.
    String account() {
        return id.digits();
    }

    /// The ARN of a resource such as `trust-anchor/UUID`.
    String of(String resource) {
        return new Arn("aws", "rolesanywhere", region, account(), resource).toString();
    }

    /// The ARN of what may be there under that id.
    String of(AnywhereResource.Kind kind, String id) {
        return of(kind.word() + "/" + id);
    }
}
