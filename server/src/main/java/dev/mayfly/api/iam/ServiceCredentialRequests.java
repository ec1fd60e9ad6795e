package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// What the operations on credentials for one service take. AWS does not echo ids and statuses that
/// do not fit: hence `sensitive`.
public final class ServiceCredentialRequests {

    private ServiceCredentialRequests() {}

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

    /// For reset and deletion.
    public record ByServiceCredential(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 20, maxLength = 128, pattern = "[\\w]+", sensitive = true)
                    String serviceSpecificCredentialId) {}

    public record UpdateServiceSpecificCredential(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 20, maxLength = 128, pattern = "[\\w]+", sensitive = true)
                    String serviceSpecificCredentialId,
            @Member(
                            oneOf = {"Active", "Inactive", "Expired"},
                            sensitive = true)
                    String status) {}
}
