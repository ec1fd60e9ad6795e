package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.Optional;

/// What the operations on users' keys, passwords and certificates take. Mayfly refuses what would
/// make one; what is secret in such a request is neither recorded nor echoed.
public final class CredentialRequests {

    private CredentialRequests() {}

    /// For operations that take a user's name and nothing else.
    public record OfUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName) {}

    /// The same, where the model allows the length of a new name only.
    public record OfNewUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName) {}

    /// For every listing of what one user has.
    public record ListOfUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    /// The same, where the model allows the length of a new name only.
    public record ListOfNewUser(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record OneAccessKey(
            @Member(minLength = 16, maxLength = 128, pattern = "[\\w]+") String accessKeyId) {}

    public record ByAccessKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 16, maxLength = 128, pattern = "[\\w]+") String accessKeyId) {}

    public record UpdateAccessKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 16, maxLength = 128, pattern = "[\\w]+") String accessKeyId,
            @Member(oneOf = {"Active", "Inactive", "Expired"}) String status) {}

    public record CreateLoginProfile(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(
                            minLength = 1,
                            maxLength = 128,
                            pattern = Patterns.POLICY_DOCUMENT,
                            sensitive = true)
                    Optional<String> password,
            Optional<Boolean> passwordResetRequired) {}

    public record UpdateLoginProfile(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(
                            minLength = 1,
                            maxLength = 128,
                            pattern = Patterns.POLICY_DOCUMENT,
                            sensitive = true)
                    Optional<String> password,
            Optional<Boolean> passwordResetRequired) {}

    public record ChangePassword(
            @Member(
                            minLength = 1,
                            maxLength = 128,
                            pattern = Patterns.POLICY_DOCUMENT,
                            sensitive = true)
                    String oldPassword,
            @Member(
                            minLength = 1,
                            maxLength = 128,
                            pattern = Patterns.POLICY_DOCUMENT,
                            sensitive = true)
                    String newPassword) {}

    public record UploadPublicKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(
                            name = "SSHPublicKeyBody",
                            minLength = 1,
                            maxLength = 16_384,
                            pattern = Patterns.POLICY_DOCUMENT)
                    String body) {}

    public record ByPublicKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(name = "SSHPublicKeyId", minLength = 20, maxLength = 128, pattern = "[\\w]+")
                    String keyId) {}

    public record GetPublicKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(name = "SSHPublicKeyId", minLength = 20, maxLength = 128, pattern = "[\\w]+")
                    String keyId,
            @Member(oneOf = {"SSH", "PEM"}) String encoding) {}

    public record UpdatePublicKey(
            @Member(minLength = 1, maxLength = Patterns.MAX_USER_NAME, pattern = Patterns.NAME)
                    String userName,
            @Member(name = "SSHPublicKeyId", minLength = 20, maxLength = 128, pattern = "[\\w]+")
                    String keyId,
            @Member(oneOf = {"Active", "Inactive", "Expired"}) String status) {}

    public record UploadCertificate(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 1, maxLength = 16_384, pattern = Patterns.POLICY_DOCUMENT)
                    String certificateBody) {}

    public record ByCertificate(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 24, maxLength = 128, pattern = "[\\w]+") String certificateId) {}

    public record UpdateCertificate(
            @Member(minLength = 1, maxLength = Patterns.MAX_NAME, pattern = Patterns.NAME)
                    Optional<String> userName,
            @Member(minLength = 24, maxLength = 128, pattern = "[\\w]+") String certificateId,
            @Member(oneOf = {"Active", "Inactive", "Expired"}) String status) {}
}
