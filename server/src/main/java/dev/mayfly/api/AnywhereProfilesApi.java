package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.api.rolesanywhere.Listing;
import dev.mayfly.api.rolesanywhere.ProfileAnswers.Detail;
import dev.mayfly.api.rolesanywhere.ProfileAnswers.Many;
import dev.mayfly.api.rolesanywhere.ProfileAnswers.One;
import dev.mayfly.api.rolesanywhere.ProfileRequests.ById;
import dev.mayfly.api.rolesanywhere.ProfileRequests.Create;
import dev.mayfly.api.rolesanywhere.ProfileRequests.DeleteMapping;
import dev.mayfly.api.rolesanywhere.ProfileRequests.MappingRule;
import dev.mayfly.api.rolesanywhere.ProfileRequests.PutMapping;
import dev.mayfly.api.rolesanywhere.ProfileRequests.Update;
import dev.mayfly.api.rolesanywhere.TagMember;
import dev.mayfly.iam.Directory;
import dev.mayfly.rolesanywhere.AnywhereProfiles;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import java.util.List;

/// Roles Anywhere's operations on profiles.
public final class AnywhereProfilesApi {

    private final AnywhereProfiles profiles;
    private final AnywhereArns arns;
    private final AnywhereTargets targets;

    public AnywhereProfilesApi(Directory directory, AnywhereProfiles profiles, AnywhereArns arns) {
        this.profiles = profiles;
        this.arns = arns;
        this.targets = new AnywhereTargets(directory, arns);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                AnywhereOperation.creating(
                                "CreateProfile", "POST /profiles", Create.class, One.class)
                        .on(in -> AnywhereTargets.creating(TagMember.tags(in.tags())))
                        .and(in -> targets.passing(in.roleArns()))
                        .byCall(this::create),
                AnywhereOperation.of("ListProfiles", "GET /profiles", Listing.class, Many.class)
                        .by(this::list),
                one("GetProfile", "GET /profile/{profileId}")
                        .by(in -> one(profiles.get(in.profileId()))),
                AnywhereOperation.of(
                                "UpdateProfile",
                                "PATCH /profile/{profileId}",
                                Update.class,
                                One.class)
                        .on(in -> targets.of(Kind.PROFILE, in.profileId()))
                        .and(in -> targets.passing(in.roleArns().orElse(List.of())))
                        .by(this::update),
                one("DeleteProfile", "DELETE /profile/{profileId}")
                        .by(in -> one(profiles.delete(in.profileId()))),
                one("EnableProfile", "POST /profile/{profileId}/enable")
                        .by(in -> one(profiles.setEnabled(in.profileId(), true))),
                one("DisableProfile", "POST /profile/{profileId}/disable")
                        .by(in -> one(profiles.setEnabled(in.profileId(), false))),
                AnywhereOperation.of(
                                "PutAttributeMapping",
                                "PUT /profiles/{profileId}/mappings",
                                PutMapping.class,
                                One.class)
                        .on(in -> targets.of(Kind.PROFILE, in.profileId()))
                        .by(this::putMapping),
                AnywhereOperation.of(
                                "DeleteAttributeMapping",
                                "DELETE /profiles/{profileId}/mappings",
                                DeleteMapping.class,
                                One.class)
                        .on(in -> targets.of(Kind.PROFILE, in.profileId()))
                        .by(this::deleteMapping));
    }

    private AnywhereOperation<ById, One> one(String name, String place) {
        return AnywhereOperation.of(name, place, ById.class, One.class)
                .on(in -> targets.of(Kind.PROFILE, in.profileId()));
    }

    private One create(Create in, Call call) {
        return one(
                profiles.create(
                        new AnywhereProfiles.Wish(
                                in.name(),
                                in.roleArns(),
                                in.sessionPolicy(),
                                in.managedPolicyArns(),
                                in.durationSeconds(),
                                in.enabled().orElse(false),
                                in.requireInstanceProperties().orElse(false),
                                in.acceptRoleSessionName().orElse(false),
                                TagMember.tags(in.tags())),
                        call.caller().orElseThrow().arn()));
    }

    private One update(Update in) {
        return one(
                profiles.update(
                        in.profileId(),
                        new AnywhereProfiles.Edit(
                                in.name(),
                                in.roleArns(),
                                in.sessionPolicy(),
                                in.managedPolicyArns(),
                                in.durationSeconds(),
                                in.acceptRoleSessionName())));
    }

    private Many list(Listing in) {
        return Many.of(
                AnywherePages.of("ListProfiles", in, profiles.list(), p -> one(p).profile()));
    }

    private One putMapping(PutMapping in) {
        return one(
                profiles.putMapping(
                        in.profileId(),
                        CertificateField.of(in.certificateField()),
                        in.mappingRules().stream().map(MappingRule::specifier).toList()));
    }

    private One deleteMapping(DeleteMapping in) {
        return one(
                profiles.deleteMapping(
                        in.profileId(),
                        CertificateField.of(in.certificateField()),
                        in.specifiers()));
    }

    private One one(AnywhereProfile profile) {
        return new One(Detail.of(profile, arns.of(Kind.PROFILE, profile.id())));
    }
}
