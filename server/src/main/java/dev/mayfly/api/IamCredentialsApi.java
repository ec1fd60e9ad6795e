package dev.mayfly.api;

import dev.mayfly.api.iam.CredentialAnswers;
import dev.mayfly.api.iam.CredentialRequests.ByAccessKey;
import dev.mayfly.api.iam.CredentialRequests.ByCertificate;
import dev.mayfly.api.iam.CredentialRequests.ByPublicKey;
import dev.mayfly.api.iam.CredentialRequests.BySerialNumber;
import dev.mayfly.api.iam.CredentialRequests.ListOfUser;
import dev.mayfly.api.iam.CredentialRequests.ListVirtualDevices;
import dev.mayfly.api.iam.CredentialRequests.OfUser;
import dev.mayfly.api.iam.Empty;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on users' keys, passwords, certificates and second factors. Mayfly has none of
/// them: what would make one is refused with the way to do without, and what lists them answers
/// that there are none, because tools ask before they delete a user.
public final class IamCredentialsApi {

    private final Directory directory;
    private final IamTargets targets;

    public IamCredentialsApi(Directory directory) {
        this.directory = directory;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(accessKeys(), passwords(), keysAndCertificates(), devices())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> accessKeys() {
        return List.of(
                refused("CreateAccessKey", Keyless.ACCESS_KEY),
                empty("ListAccessKeys", CredentialAnswers.AccessKeys.NONE),
                IamOperation.reads("GetAccessKeyLastUsed", ByAccessKey.class, Empty.class)
                        .by(in -> absent("Access Key", in.accessKeyId())),
                IamOperation.writes("UpdateAccessKey", ByAccessKey.class, Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent("Access Key", in.accessKeyId())),
                IamOperation.writes("DeleteAccessKey", ByAccessKey.class, Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent("Access Key", in.accessKeyId())));
    }

    private List<Operation<?, ?>> passwords() {
        return List.of(
                refused("CreateLoginProfile", Keyless.PASSWORD),
                refused("ChangePassword", Keyless.PASSWORD),
                IamOperation.reads("GetLoginProfile", OfUser.class, Empty.class)
                        .on(this::target)
                        .by(this::absentProfile),
                IamOperation.writes("UpdateLoginProfile", OfUser.class, Empty.class)
                        .on(this::target)
                        .by(this::absentProfile),
                IamOperation.writes("DeleteLoginProfile", OfUser.class, Empty.class)
                        .on(this::target)
                        .by(this::absentProfile));
    }

    private List<Operation<?, ?>> keysAndCertificates() {
        return List.of(
                refused("UploadSSHPublicKey", Keyless.SSH_KEY),
                empty("ListSSHPublicKeys", CredentialAnswers.PublicKeys.NONE),
                publicKey(IamOperation.reads("GetSSHPublicKey", ByPublicKey.class, Empty.class)),
                publicKey(
                        IamOperation.writes("UpdateSSHPublicKey", ByPublicKey.class, Empty.class)),
                publicKey(
                        IamOperation.writes("DeleteSSHPublicKey", ByPublicKey.class, Empty.class)),
                refused("UploadSigningCertificate", Keyless.SIGNING_CERTIFICATE),
                empty("ListSigningCertificates", CredentialAnswers.Certificates.NONE),
                certificate("UpdateSigningCertificate"),
                certificate("DeleteSigningCertificate"));
    }

    private List<Operation<?, ?>> devices() {
        return List.of(
                refused("CreateVirtualMFADevice", Keyless.SECOND_FACTOR),
                refused("EnableMFADevice", Keyless.SECOND_FACTOR),
                empty("ListMFADevices", CredentialAnswers.Devices.NONE),
                IamOperation.reads(
                                "ListVirtualMFADevices",
                                ListVirtualDevices.class,
                                CredentialAnswers.VirtualDevices.class)
                        .by(_ -> CredentialAnswers.VirtualDevices.NONE),
                device("DeactivateMFADevice"),
                device("ResyncMFADevice"),
                device("DeleteVirtualMFADevice"));
    }

    private Operation<OfUser, Empty> refused(String name, Keyless reason) {
        return IamOperation.writes(name, OfUser.class, Empty.class)
                .on(this::target)
                .by(_ -> {
                    throw reason.refused();
                });
    }

    @SuppressWarnings("unchecked") // the class of a record is that of all its instances
    private <O extends Record> Operation<ListOfUser, O> empty(String name, O none) {
        return IamOperation.reads(name, ListOfUser.class, (Class<O>) none.getClass())
                .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                .by(in -> {
                    Existing.user(
                            directory.state(),
                            in.userName().orElseThrow(IamUsersApi::userNameMissing));
                    return none;
                });
    }

    private Operation<ByPublicKey, Empty> publicKey(IamOperation<ByPublicKey, Empty> operation) {
        return operation
                .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                .by(in -> absent("Public Key", in.keyId()));
    }

    private Operation<ByCertificate, Empty> certificate(String name) {
        return IamOperation.writes(name, ByCertificate.class, Empty.class)
                .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                .by(in -> absent("Certificate", in.certificateId()));
    }

    private Operation<BySerialNumber, Empty> device(String name) {
        return IamOperation.writes(name, BySerialNumber.class, Empty.class)
                .on(in -> in.userName().map(targets::user).orElse(Target.of(in.serialNumber())))
                .by(in -> {
                    throw Existing.noSuchEntity(
                            "VirtualMFADevice with serial number "
                                    + in.serialNumber()
                                    + " doesn't exist.");
                });
    }

    private Target target(OfUser in) {
        return in.userName().map(targets::user).orElse(Target.ANYTHING);
    }

    private Empty absentProfile(OfUser in) {
        String name = in.userName().orElseThrow(IamUsersApi::userNameMissing);
        Existing.user(directory.state(), name);
        throw Existing.noSuchEntity("Login Profile for User " + name + " cannot be found.");
    }

    private static Empty absent(String kind, String id) {
        throw Existing.noSuchEntity("The " + kind + " with id " + id + " cannot be found.");
    }
}
