package dev.mayfly.apply;

import dev.mayfly.client.XmlNode;
import java.util.List;
import java.util.Optional;

/// Plans an instance profile and the role in it. Another role in it gives way: a profile holds one.
final class ProfilePlanner {

    private final Api api;

    ProfilePlanner(Api api) {
        this.api = api;
    }

    Change plan(Declared.Profile profile) {
        return api.find(ApiCall.of("GetInstanceProfile", "InstanceProfileName", profile.name()))
                .flatMap(answer -> answer.child("InstanceProfile"))
                .map(found -> update(profile, found))
                .orElseGet(() -> create(profile));
    }

    private static Change create(Declared.Profile profile) {
        ChangeBuilder change =
                new ChangeBuilder(profile, Change.Kind.CREATE)
                        .step(
                                "+ instance profile " + profile.path() + profile.name(),
                                ApiCall.of(
                                        "CreateInstanceProfile",
                                        "InstanceProfileName",
                                        profile.name(),
                                        "Path",
                                        profile.path()));
        profile.role().ifPresent(role -> change.step("+ role " + role, add(profile, role)));
        return change.build();
    }

    private static Change update(Declared.Profile profile, XmlNode found) {
        ChangeBuilder change = new ChangeBuilder(profile, Change.Kind.UPDATE);
        List<String> present =
                found.members("Roles").stream().map(role -> role.at("RoleName")).toList();
        Optional<String> wanted = profile.role();
        for (String role : present) {
            if (!wanted.equals(Optional.of(role))) {
                change.step("- role " + role, call("RemoveRoleFromInstanceProfile", profile, role));
            }
        }
        wanted.filter(role -> !present.contains(role))
                .ifPresent(role -> change.step("+ role " + role, add(profile, role)));
        return change.build();
    }

    private static ApiCall add(Declared.Profile profile, String role) {
        return call("AddRoleToInstanceProfile", profile, role);
    }

    private static ApiCall call(String operation, Declared.Profile profile, String role) {
        return ApiCall.of(operation, "InstanceProfileName", profile.name(), "RoleName", role);
    }
}
