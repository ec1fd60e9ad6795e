package dev.mayfly.taskdefinition;

import java.util.Map;
import java.util.Optional;

/// A place for data that containers mount by name. With neither of the configurations it is a
/// directory of the task's own, empty at its start and gone at its end.
public record Volume(
        Optional<String> name,
        Optional<Host> host,
        Optional<Docker> dockerVolumeConfiguration,
        Optional<Efs> efsVolumeConfiguration,
        Optional<S3Files> s3filesVolumeConfiguration,
        Optional<Fsx> fsxWindowsFileServerVolumeConfiguration,
        Optional<Boolean> configuredAtLaunch) {

    /// A path of the machine; without one, a directory of the task's own.
    public record Host(Optional<String> sourcePath) {}

    /// A volume of the container engine.
    public record Docker(
            Optional<Scope> scope,
            Optional<Boolean> autoprovision,
            Optional<String> driver,
            Optional<Map<String, String>> driverOpts,
            Optional<Map<String, String>> labels) {}

    /// Who shares a volume of the container engine.
    public enum Scope {
        TASK,
        SHARED;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// Amazon EFS.
    public record Efs(
            String fileSystemId,
            Optional<String> rootDirectory,
            Optional<String> transitEncryption,
            Optional<Integer> transitEncryptionPort,
            Optional<EfsAuthorization> authorizationConfig) {}

    /// How EFS knows who mounts.
    public record EfsAuthorization(Optional<String> accessPointId, Optional<String> iam) {}

    /// S3 as files.
    public record S3Files(
            String fileSystemArn,
            Optional<String> rootDirectory,
            Optional<Integer> transitEncryptionPort,
            Optional<String> accessPointArn) {}

    /// FSx for Windows.
    public record Fsx(
            String fileSystemId, String rootDirectory, FsxAuthorization authorizationConfig) {}

    /// How FSx knows who mounts.
    public record FsxAuthorization(String credentialsParameter, String domain) {}
}
