package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamCredentialsApiTest {

    private final IamWire iam = new IamWire();

    @BeforeEach
    void alice() {
        iam.ok("CreateUser", "UserName", "alice");
    }

    @Test
    void anAccessKeyIsRefusedWithTheFiveWaysToDoWithout() {
        IamWire.Answer answer = iam.call("CreateAccessKey", "UserName", "alice");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.one("Message"))
                .contains("AssumeRoleWithWebIdentity")
                .contains("instance profile")
                .contains("task role")
                .contains("IAM Roles Anywhere")
                .contains("aws sso login");
        assertThat(iam.call("CreateAccessKey").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateLoginProfile",
                "UploadSSHPublicKey",
                "UploadSigningCertificate",
                "CreateVirtualMFADevice",
                "EnableMFADevice"
            })
    void noOtherLongLivedCredentialIsMade(String action) {
        assertThat(iam.call(action, "UserName", "alice").one("Message")).startsWith("Mayfly ");
    }

    @Test
    void aPasswordThatComesAlongIsNotRecorded() {
        iam.call("CreateLoginProfile", "UserName", "alice", "Password", "hunter2hunter2");

        assertThat(iam.events.getLast().toString())
                .contains("CreateLoginProfile")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    ListAccessKeys,                 AccessKeyMetadata
                    ListMFADevices,                 MFADevices
                    ListSSHPublicKeys,              SSHPublicKeys
                    ListSigningCertificates,        Certificates
                    ListServiceSpecificCredentials, ServiceSpecificCredentials
                    """)
    void listingsAreEmptyForAUserAndRefusedForNobody(String action, String element) {
        assertThat(iam.ok(action, "UserName", "alice").one(element)).isEmpty();
        assertThat(iam.call(action, "UserName", "bob").refusal())
                .isEqualTo("404 NoSuchEntity The user with name bob cannot be found.");
    }

    @Test
    void virtualDevicesAreListedAsNone() {
        assertThat(iam.ok("ListVirtualMFADevices").one("VirtualMFADevices")).isEmpty();
    }
}
