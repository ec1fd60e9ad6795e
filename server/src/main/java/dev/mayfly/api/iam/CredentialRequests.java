package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// What the operations on users' long-lived credentials take. Passwords, keys and certificates that
/// come with the refused ones are no members here, so they are neither decoded nor recorded.
public final class CredentialRequests {

    private CredentialRequests() {}

    /// For operations that take a user and what we refuse to look at.
    public record OfUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName) {}

    /// For every listing of what one user has.
    public record ListOfUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record ByAccessKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 16, maxLength = 128, pattern = "[\\w]+") String accessKeyId) {}

    public record ByCertificate(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 24, maxLength = 128, pattern = "[\\w]+") String certificateId) {}

    public record ByPublicKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(name = "SSHPublicKeyId", minLength = 20, maxLength = 128, pattern = "[\\w]+")
                    String keyId) {}

    public record BySerialNumber(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 9, maxLength = 256, pattern = "[\\w+=/:,.@-]+")
                    String serialNumber) {}

    public record ListVirtualDevices(
            @Member(oneOf = {"Assigned", "Unassigned", "Any"}) Optional<String> assignmentStatus,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record CreateServiceSpecificCredential(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            String serviceName,
            @Member(min = 1, max = 36_600) Optional<Integer> credentialAgeDays) {}

    public record ListServiceSpecificCredentials(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            Optional<String> serviceName,
            Optional<Boolean> allUsers,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    /// For reset and deletion. AWS does not echo an id that does not fit: hence `sensitive`.
    public record ByServiceCredential(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 20, maxLength = 128, pattern = "[\\w]+", sensitive = true)
                    String serviceSpecificCredentialId) {}

    /// AWS neither echoes a status that does not fit nor tells which would, so the handler checks
    /// it.
    public record UpdateServiceSpecificCredential(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 20, maxLength = 128, pattern = "[\\w]+", sensitive = true)
                    String serviceSpecificCredentialId,
            String status) {}
}
