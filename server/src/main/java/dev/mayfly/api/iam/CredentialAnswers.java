package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;

/// What the listings of long-lived credentials answer: there are none, ever.
public final class CredentialAnswers {

    private CredentialAnswers() {}

    public record AccessKeys(List<Empty> accessKeyMetadata, boolean isTruncated) {

        public static final AccessKeys NONE = new AccessKeys(List.of(), false);
    }

    public record Devices(@Member(name = "MFADevices") List<Empty> devices, boolean isTruncated) {

        public static final Devices NONE = new Devices(List.of(), false);
    }

    public record VirtualDevices(
            @Member(name = "VirtualMFADevices") List<Empty> devices, boolean isTruncated) {

        public static final VirtualDevices NONE = new VirtualDevices(List.of(), false);
    }

    public record Certificates(List<Empty> certificates, boolean isTruncated) {

        public static final Certificates NONE = new Certificates(List.of(), false);
    }

    public record PublicKeys(
            @Member(name = "SSHPublicKeys") List<Empty> keys, boolean isTruncated) {

        public static final PublicKeys NONE = new PublicKeys(List.of(), false);
    }

    public record ServiceCredentials(List<Empty> serviceSpecificCredentials, boolean isTruncated) {

        public static final ServiceCredentials NONE = new ServiceCredentials(List.of(), false);
    }
}
