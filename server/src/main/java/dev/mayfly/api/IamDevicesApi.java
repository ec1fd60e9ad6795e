package dev.mayfly.api;

import dev.mayfly.api.iam.CredentialAnswers;
import dev.mayfly.api.iam.CredentialRequests.ListOfUser;
import dev.mayfly.api.iam.DeviceRequests;
import dev.mayfly.api.iam.DeviceRequests.WithCodes;
import dev.mayfly.api.iam.Empty;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.Paths;
import dev.mayfly.wire.Operation;
import java.util.List;

/// IAM's operations on second factors. There are none: the identity provider asks for them.
public final class IamDevicesApi {

    private final Directory directory;
    private final IamTargets targets;

    public IamDevicesApi(Directory directory) {
        this.directory = directory;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                IamOperation.writes(
                                "CreateVirtualMFADevice", DeviceRequests.CreateVirtualDevice.class)
                        .on(in ->
                                targets.created(
                                        "mfa", in.path().orElse(Paths.ROOT), in.deviceName()))
                        .by(Keyless.SECOND_FACTOR.refusing()),
                IamOperation.writes("EnableMFADevice", WithCodes.class)
                        .on(in -> targets.user(in.userName()))
                        .by(Keyless.SECOND_FACTOR.refusing()),
                IamOperation.writes("ResyncMFADevice", WithCodes.class)
                        .on(in -> targets.user(in.userName()))
                        .by(in -> absent(in.serialNumber())),
                IamOperation.reads(
                                "ListMFADevices", ListOfUser.class, CredentialAnswers.Devices.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(this::list),
                IamOperation.reads(
                                "ListVirtualMFADevices",
                                DeviceRequests.ListVirtualDevices.class,
                                CredentialAnswers.VirtualDevices.class)
                        .by(_ -> CredentialAnswers.VirtualDevices.NONE),
                IamOperation.writes("DeactivateMFADevice", DeviceRequests.Deactivate.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(in -> absent(in.serialNumber())),
                IamOperation.writes(
                                "DeleteVirtualMFADevice", DeviceRequests.DeleteVirtualDevice.class)
                        .on(in -> Target.of(in.serialNumber()))
                        .by(in -> absent(in.serialNumber())));
    }

    private CredentialAnswers.Devices list(ListOfUser in) {
        Existing.user(directory.state(), in.userName().orElseThrow(IamUsersApi::userNameMissing));
        return CredentialAnswers.Devices.NONE;
    }

    private static Empty absent(String serialNumber) {
        throw Existing.noSuchEntity(
                "VirtualMFADevice with serial number " + serialNumber + " doesn't exist.");
    }
}
