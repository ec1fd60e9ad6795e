package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.certificate.CertificateCaller;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Optional;

/// What calls to Roles Anywhere act on: ARNs and the tags of what is there.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS
/// Identity and Access Management Roles Anywhere", read 2026-11.
final class AnywhereTargets {

    private static final String RESOURCE_TAG = "aws:ResourceTag/";

    private final Directory directory;
    private final AnywhereArns arns;

    AnywhereTargets(Directory directory, AnywhereArns arns) {
        this.directory = directory;
        this.arns = arns;
    }

    /// A resource that may be there.
    Target of(Kind kind, String id) {
        Target target = Target.of(arns.of(kind, id));
        return Optional.<AnywhereResource>ofNullable(directory.state().anywhere().of(kind).get(id))
                .map(found -> target.carrying(RESOURCE_TAG, found.tags()))
                .orElse(target);
    }

    /// The resource of that ARN, which may be of none.
    Target ofArn(String arn) {
        for (Kind kind : Kind.values()) {
            String id = arn.substring(arn.lastIndexOf('/') + 1);
            if (arns.of(kind, id).equals(arn)) {
                return of(kind, id);
            }
        }
        return Target.of(arn);
    }

    /// What is to be created with those tags: at AWS such calls know no resource.
    static Target creating(List<Tag> tags) {
        return Target.ANYTHING.bringing(tags);
    }

    /// Whoever puts roles into a profile hands them to everybody whose certificate a trust anchor
    /// vouches for.
    ///
    /// Source: IAM Roles Anywhere User Guide, "Getting started": `iam:PassRole` for the roles of a
    /// profile; the value of the key is the service's principal.
    List<Permission> passing(List<String> roleArns) {
        return roleArns.stream()
                .distinct()
                .map(arn ->
                        role(arn)
                                .with("iam:PassedToService", CertificateCaller.SERVICE)
                                .permission("iam:PassRole"))
                .toList();
    }

    private Target role(String arn) {
        AccountState state = directory.state();
        return state.roles().values().stream()
                .filter(role -> role.arn(state.account()).toString().equals(arn))
                .findFirst()
                .map(role ->
                        Target.of(arn)
                                .carrying(RESOURCE_TAG, role.tags())
                                .carrying("iam:ResourceTag/", role.tags()))
                .orElseGet(() -> Target.of(arn));
    }
}
