package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.LogDriver;
import dev.mayfly.taskdefinition.LinuxParameters;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinition.IpcMode;
import dev.mayfly.taskdefinition.TaskDefinition.NetworkMode;
import dev.mayfly.taskdefinition.TaskDefinition.PidMode;
import dev.mayfly.taskdefinition.Volume;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What AWS takes and we refuse by name, with the reason: fields that would let a task reach
/// another task's credentials or the agent's key, and what needs something AWS alone has.
final class UnsupportedFields {

    /// What a container may be given beyond none: of those Docker gives every container, the ones
    /// that reach no further than the container.
    private static final Set<String> CAPABILITIES =
            Set.of(
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "NET_BIND_SERVICE",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_CHROOT");

    /// Kernel parameters that belong to a container's own namespaces.
    private static final Pattern SYSCTL =
            Pattern.compile(
                    "net\\.[a-z0-9_.-]{1,100}|fs\\.mqueue\\.[a-z_]{1,40}"
                            + "|kernel\\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni"
                            + "|shm_rmid_forced)");

    private static final Set<LogDriver> LOG_DRIVERS =
            Set.of(LogDriver.AWSLOGS, LogDriver.JSON_FILE, LogDriver.JOURNALD);

    private final Problems problems;

    UnsupportedFields(Problems problems) {
        this.problems = problems;
    }

    void check(TaskDefinition definition) {
        if (definition.networkMode().equals(Optional.of(NetworkMode.HOST))) {
            refuse(
                    "networkMode",
                    "networkMode 'host' is refused: the task could reach every other task's"
                            + " credentials endpoint.");
        }
        if (definition.pidMode().equals(Optional.of(PidMode.HOST))) {
            refuse(
                    "pidMode",
                    "pidMode 'host' is refused: the task could read the environment and memory of"
                            + " the agent and of other tasks.");
        }
        if (definition.ipcMode().equals(Optional.of(IpcMode.HOST))) {
            refuse(
                    "ipcMode",
                    "ipcMode 'host' is refused: the task could reach other tasks' shared memory.");
        }
        if (definition.pidMode().equals(Optional.of(PidMode.TASK))
                || definition.ipcMode().equals(Optional.of(IpcMode.TASK))) {
            refuse("pidMode", "A namespace shared by a task's containers is not supported.");
        }
        absent(definition.proxyConfiguration(), "proxyConfiguration", "there is no App Mesh here");
        filled(
                definition.inferenceAccelerators(),
                "inferenceAccelerators",
                "there is no Elastic Inference here");
        if (definition.enableFaultInjection().orElse(false)) {
            refuse("enableFaultInjection", "enableFaultInjection is refused: it is AWS FIS's.");
        }
        definition
                .runtimePlatform()
                .flatMap(TaskDefinition.RuntimePlatform::operatingSystemFamily)
                .filter(family -> !family.equals("LINUX"))
                .ifPresent(_ -> refuse("runtimePlatform", "Tasks run on LINUX alone."));
        List<Volume> volumes = definition.volumes().orElse(List.of());
        for (int i = 0; i < volumes.size(); i++) {
            volume("volumes[" + i + "].", volumes.get(i));
        }
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            container("containerDefinitions[" + i + "].", containers.get(i));
        }
    }

    private void volume(String at, Volume volume) {
        absent(volume.efsVolumeConfiguration(), at + "efsVolumeConfiguration", "EFS is AWS's");
        absent(
                volume.s3filesVolumeConfiguration(),
                at + "s3filesVolumeConfiguration",
                "S3 Files is AWS's");
        absent(
                volume.fsxWindowsFileServerVolumeConfiguration(),
                at + "fsxWindowsFileServerVolumeConfiguration",
                "FSx is AWS's");
        absent(
                volume.dockerVolumeConfiguration(),
                at + "dockerVolumeConfiguration",
                "a volume of the container engine outlives the task and may be another's");
        if (volume.configuredAtLaunch().orElse(false)) {
            refuse(
                    at + "configuredAtLaunch",
                    "configuredAtLaunch is refused: there are no EBS volumes here.");
        }
    }

    private void container(String at, ContainerDefinition container) {
        if (container.privileged().orElse(false)) {
            refuse(
                    at + "privileged",
                    "privileged is refused: a privileged container can read the agent's key and"
                            + " every other task's credentials.");
        }
        filled(container.links(), at + "links", "containers do not share their environments");
        absent(
                container.firelensConfiguration(),
                at + "firelensConfiguration",
                "there is no FireLens router here");
        filled(
                container.credentialSpecs(),
                at + "credentialSpecs",
                "there are no gMSA accounts here");
        filled(
                container.resourceRequirements(),
                at + "resourceRequirements",
                "GPUs and accelerators are not handed out");
        container
                .logConfiguration()
                .filter(logs -> !LOG_DRIVERS.contains(logs.logDriver()))
                .ifPresent(logs ->
                        refuse(
                                at + "logConfiguration.logDriver",
                                "logDriver '"
                                        + logs.logDriver()
                                        + "' is refused: awslogs, json-file and journald are"
                                        + " honoured."));
        securityOptions(at, container);
        systemControls(at, container);
        container.linuxParameters().ifPresent(linux -> linux(at + "linuxParameters.", linux));
    }

    private void securityOptions(String at, ContainerDefinition container) {
        for (String option : container.dockerSecurityOptions().orElse(List.of())) {
            if (!option.equals("no-new-privileges") && !option.equals("no-new-privileges:true")) {
                refuse(
                        at + "dockerSecurityOptions",
                        "dockerSecurityOptions takes 'no-new-privileges' alone: the others may"
                                + " loosen what holds a container.");
            }
        }
    }

    private void systemControls(String at, ContainerDefinition container) {
        for (ContainerDefinition.SystemControl control :
                container.systemControls().orElse(List.of())) {
            if (!SYSCTL.matcher(control.namespace().orElse("")).matches()) {
                refuse(
                        at + "systemControls",
                        "systemControls takes parameters of the container's own namespaces"
                                + " alone.");
            }
        }
    }

    private void linux(String at, LinuxParameters linux) {
        filled(linux.devices(), at + "devices", "a device of the machine is every task's");
        List<String> added =
                linux.capabilities().flatMap(LinuxParameters.Capabilities::add).orElse(List.of());
        for (String capability : added) {
            String bare = capability.startsWith("CAP_") ? capability.substring(4) : capability;
            if (!CAPABILITIES.contains(bare)) {
                refuse(
                        at + "capabilities.add",
                        "The capability '"
                                + capability
                                + "' is refused: it reaches beyond the container.");
            }
        }
    }

    private void absent(Optional<?> field, String path, String reason) {
        if (field.isPresent()) {
            refuse(path, last(path) + " is refused: " + reason + ".");
        }
    }

    private void filled(Optional<? extends List<?>> field, String path, String reason) {
        absent(field.filter(list -> !list.isEmpty()), path, reason);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void refuse(String path, String message) {
        problems.unsupported(path, message);
    }
}
