package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
                "CreateLoginProfile UserName alice Password correct-horse",
                "ChangePassword OldPassword correct-horse NewPassword battery-staple",
                "UploadSSHPublicKey UserName alice SSHPublicKeyBody ssh-rsa",
                "UploadSigningCertificate UserName alice CertificateBody pem",
                "CreateVirtualMFADevice VirtualMFADeviceName phone",
                "EnableMFADevice UserName alice SerialNumber arn:aws:iam::1:mfa/p"
                        + " AuthenticationCode1 975310 AuthenticationCode2 864209",
                "CreateServiceSpecificCredential UserName alice ServiceName bedrock.amazonaws.com"
            })
    void noOtherLongLivedCredentialIsMade(String call) {
        String[] words = call.split(" ", -1);
        IamWire.Answer answer = iam.call(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(answer.refusal()).startsWith("403 AccessDenied Mayfly ");
        assertThat(iam.events.getLast().toString())
                .contains(words[0])
                .doesNotContain("correct-horse", "battery-staple", "975310", "864209");
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
