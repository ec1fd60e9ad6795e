package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on second factors take.
public final class DeviceRequests {

    private DeviceRequests() {}

    public record CreateVirtualDevice(
            @Member(minLength = 1, maxLength = Patterns.MAX_PATH, pattern = Patterns.PATH)
                    Optional<String> path,
            @Member(name = "VirtualMFADeviceName", minLength = 1, pattern = Patterns.NAME)
                    String deviceName,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    /// For `EnableMFADevice` and `ResyncMFADevice`.
    public record WithCodes(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(minLength = 9, maxLength = 256, pattern = "[\\w+=/:,.@-]+") String serialNumber,
            @Member(minLength = 6, maxLength = 6, pattern = "[\\d]+", sensitive = true)
                    String authenticationCode1,
            @Member(minLength = 6, maxLength = 6, pattern = "[\\d]+", sensitive = true)
                    String authenticationCode2) {}

    public record Deactivate(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 9, maxLength = 256, pattern = "[\\w+=/:,.@-]+")
                    String serialNumber) {}

    public record DeleteVirtualDevice(
            @Member(minLength = 9, maxLength = 256, pattern = "[\\w+=/:,.@-]+")
                    String serialNumber) {}

    public record ListVirtualDevices(
            @Member(oneOf = {"Assigned", "Unassigned", "Any"}) Optional<String> assignmentStatus,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}
}
