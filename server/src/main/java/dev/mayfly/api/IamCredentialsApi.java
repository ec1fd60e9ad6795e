package dev.mayfly.api;

import dev.mayfly.api.iam.CredentialAnswers;
import dev.mayfly.api.iam.CredentialRequests;
import dev.mayfly.api.iam.CredentialRequests.ListOfNewUser;
import dev.mayfly.api.iam.CredentialRequests.ListOfUser;
import dev.mayfly.api.iam.CredentialRequests.OfNewUser;
import dev.mayfly.api.iam.CredentialRequests.OfUser;
import dev.mayfly.api.iam.Empty;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on users' access keys, passwords, SSH keys and signing certificates. Mayfly has
/// none of them: what would make one is refused with the way to do without, and what lists them
/// answers that there are none, because tools ask before they delete a user.
public final class IamCredentialsApi {

    private final Directory directory;
    private final IamTargets targets;

    public IamCredentialsApi(Directory directory) {
        this.directory = directory;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(accessKeys(), passwords(), publicKeys(), certificates())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> accessKeys() {
        return List.of(
                IamOperation.writes("CreateAccessKey", OfUser.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(Keyless.ACCESS_KEY.refusing()),
                IamOperation.reads(
                                "ListAccessKeys",
                                ListOfUser.class,
                                CredentialAnswers.AccessKeys.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> noneOf(named(in), CredentialAnswers.AccessKeys.NONE)),
                IamOperation.reads(
                                "GetAccessKeyLastUsed",
                                CredentialRequests.OneAccessKey.class,
                                Empty.class)
                        .by(in -> absent("Access Key", in.accessKeyId())),
                IamOperation.writes(
                                "UpdateAccessKey",
                                CredentialRequests.UpdateAccessKey.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent("Access Key", in.accessKeyId())),
                IamOperation.writes(
                                "DeleteAccessKey",
                                CredentialRequests.ByAccessKey.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent("Access Key", in.accessKeyId())));
    }

    private List<Operation<?, ?>> passwords() {
        return List.of(
                IamOperation.writes(
                                "CreateLoginProfile", CredentialRequests.CreateLoginProfile.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(Keyless.PASSWORD.refusing()),
                IamOperation.writes("ChangePassword", CredentialRequests.ChangePassword.class)
                        .by(Keyless.PASSWORD.refusing()),
                IamOperation.reads("GetLoginProfile", OfNewUser.class, Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absentProfile(named(in))),
                IamOperation.writes(
                                "UpdateLoginProfile",
                                CredentialRequests.UpdateLoginProfile.class,
                                Empty.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in -> absentProfile(in.userName())),
                IamOperation.writes("DeleteLoginProfile", OfNewUser.class, Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absentProfile(named(in))));
    }

    private List<Operation<?, ?>> publicKeys() {
        return List.of(
                IamOperation.writes("UploadSSHPublicKey", CredentialRequests.UploadPublicKey.class)
                        .on(in -> targets.user(in.userName()))
                        .by(Keyless.SSH_KEY.refusing()),
                IamOperation.reads(
                                "ListSSHPublicKeys",
                                ListOfNewUser.class,
                                CredentialAnswers.PublicKeys.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in ->
                                noneOf(
                                        in.userName().orElseThrow(IamUsersApi::userNameMissing),
                                        CredentialAnswers.PublicKeys.NONE)),
                IamOperation.reads(
                                "GetSSHPublicKey",
                                CredentialRequests.GetPublicKey.class,
                                Empty.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in -> absent("Public Key", in.keyId())),
                IamOperation.writes(
                                "UpdateSSHPublicKey",
                                CredentialRequests.UpdatePublicKey.class,
                                Empty.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in -> absent("Public Key", in.keyId())),
                IamOperation.writes(
                                "DeleteSSHPublicKey",
                                CredentialRequests.ByPublicKey.class,
                                Empty.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in -> absent("Public Key", in.keyId())));
    }

    private List<Operation<?, ?>> certificates() {
        return List.of(
                IamOperation.writes(
                                "UploadSigningCertificate",
                                CredentialRequests.UploadCertificate.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(Keyless.SIGNING_CERTIFICATE.refusing()),
                IamOperation.reads(
                                "ListSigningCertificates",
                                ListOfUser.class,
                                CredentialAnswers.Certificates.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> noneOf(named(in), CredentialAnswers.Certificates.NONE)),
                IamOperation.writes(
                                "UpdateSigningCertificate",
                                CredentialRequests.UpdateCertificate.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent("Certificate", in.certificateId())),
                IamOperation.writes(
                                "DeleteSigningCertificate",
                                CredentialRequests.ByCertificate.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent("Certificate", in.certificateId())));
    }

    private static String named(ListOfUser in) {
        return in.userName().orElseThrow(IamUsersApi::userNameMissing);
    }

    private static String named(OfNewUser in) {
        return in.userName().orElseThrow(IamUsersApi::userNameMissing);
    }

    private <O> O noneOf(String userName, O none) {
        Existing.user(directory.state(), userName);
        return none;
    }

    private Empty absentProfile(String userName) {
        Existing.user(directory.state(), userName);
        throw Existing.noSuchEntity("Login Profile for User " + userName + " cannot be found.");
    }

    private static Empty absent(String kind, String id) {
        throw Existing.noSuchEntity("The " + kind + " with id " + id + " cannot be found.");
    }
}
