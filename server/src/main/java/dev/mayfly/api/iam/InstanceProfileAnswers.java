package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import java.util.List;
import java.util.Optional;

/// What the operations on instance profiles answer.
public final class InstanceProfileAnswers {

    private InstanceProfileAnswers() {}

    /// Of `CreateInstanceProfile` and `GetInstanceProfile`.
    public record OneProfile(InstanceProfileMember instanceProfile) {}

    public record Profiles(
            List<InstanceProfileMember> instanceProfiles,
            boolean isTruncated,
            Optional<String> marker) {

        public static Profiles of(Page<InstanceProfileMember> page) {
            return new Profiles(page.items(), page.truncated(), page.nextMarker());
        }
    }
}
