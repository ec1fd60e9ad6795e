package dev.mayfly.taskdefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One container of a task. Memory is MiB, `cpu` is 1/1024 of a processor, times are seconds.
///
/// Source: botocore's model of ECS 2014-11-13, `ContainerDefinition`.
public record ContainerDefinition(
        Optional<String> name,
        Optional<String> image,
        Optional<RepositoryCredentials> repositoryCredentials,
        Optional<Integer> cpu,
        Optional<Integer> memory,
        Optional<Integer> memoryReservation,
        Optional<List<String>> links,
        Optional<List<PortMapping>> portMappings,
        Optional<Boolean> essential,
        Optional<RestartPolicy> restartPolicy,
        Optional<List<String>> entryPoint,
        Optional<List<String>> command,
        Optional<List<KeyValue>> environment,
        Optional<List<EnvironmentFile>> environmentFiles,
        Optional<List<MountPoint>> mountPoints,
        Optional<List<VolumeFrom>> volumesFrom,
        Optional<LinuxParameters> linuxParameters,
        Optional<List<SecretReference>> secrets,
        Optional<List<Dependency>> dependsOn,
        Optional<Integer> startTimeout,
        Optional<Integer> stopTimeout,
        Optional<String> versionConsistency,
        Optional<String> hostname,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<Boolean> disableNetworking,
        Optional<Boolean> privileged,
        Optional<Boolean> readonlyRootFilesystem,
        Optional<List<String>> dnsServers,
        Optional<List<String>> dnsSearchDomains,
        Optional<List<HostEntry>> extraHosts,
        Optional<List<String>> dockerSecurityOptions,
        Optional<Boolean> interactive,
        Optional<Boolean> pseudoTerminal,
        Optional<Map<String, String>> dockerLabels,
        Optional<List<Ulimit>> ulimits,
        Optional<LogConfiguration> logConfiguration,
        Optional<HealthCheck> healthCheck,
        Optional<List<SystemControl>> systemControls,
        Optional<List<ResourceRequirement>> resourceRequirements,
        Optional<Firelens> firelensConfiguration,
        Optional<List<String>> credentialSpecs) {

    /// Whether the task ends when this container does; so it is unless it says otherwise.
    public boolean isEssential() {
        return essential.orElse(true);
    }

    /// The name; the empty text for a container that [Admission] would refuse.
    public String called() {
        return name.orElse("");
    }

    /// What one run changes of a container; `environment` is all of it.
    public record Change(
            Optional<List<String>> command,
            List<KeyValue> environment,
            Optional<Integer> cpu,
            Optional<Integer> memory,
            Optional<Integer> memoryReservation) {}

    /// This container without its variables.
    ContainerDefinition withoutEnvironment() {
        return changed(
                new Change(
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /// This container as one run has it.
    public ContainerDefinition changed(Change change) {
        return new ContainerDefinition(
                name,
                image,
                repositoryCredentials,
                change.cpu().or(() -> cpu),
                change.memory().or(() -> memory),
                change.memoryReservation().or(() -> memoryReservation),
                links,
                portMappings,
                essential,
                restartPolicy,
                entryPoint,
                change.command().or(() -> command),
                Optional.of(change.environment()),
                environmentFiles,
                mountPoints,
                volumesFrom,
                linuxParameters,
                secrets,
                dependsOn,
                startTimeout,
                stopTimeout,
                versionConsistency,
                hostname,
                user,
                workingDirectory,
                disableNetworking,
                privileged,
                readonlyRootFilesystem,
                dnsServers,
                dnsSearchDomains,
                extraHosts,
                dockerSecurityOptions,
                interactive,
                pseudoTerminal,
                dockerLabels,
                ulimits,
                logConfiguration,
                healthCheck,
                systemControls,
                resourceRequirements,
                firelensConfiguration,
                credentialSpecs);
    }

    /// With the values `DescribeTaskDefinition` shows where none was given.
    ///
    /// Source: outputs of `aws ecs describe-task-definition` in public reports.
    ContainerDefinition withDefaults() {
        return RecordCopy.with(
                this,
                Map.of(
                        "cpu", Optional.of(cpu.orElse(0)),
                        "essential", Optional.of(isEssential()),
                        "portMappings", Optional.of(portMappings.orElse(List.of())),
                        "environment", Optional.of(environment.orElse(List.of())),
                        "mountPoints", Optional.of(mountPoints.orElse(List.of())),
                        "volumesFrom", Optional.of(volumesFrom.orElse(List.of())),
                        "systemControls", Optional.of(systemControls.orElse(List.of()))));
    }

    /// With `variables` in the environment, over those of the same name.
    ContainerDefinition withVariables(Map<String, String> variables) {
        List<KeyValue> merged = new ArrayList<>(environment.orElse(List.of()));
        merged.removeIf(variable -> variables.containsKey(variable.name().orElse("")));
        variables.forEach(
                (name, value) -> merged.add(new KeyValue(Optional.of(name), Optional.of(value))));
        return RecordCopy.with(this, Map.of("environment", Optional.of(List.copyOf(merged))));
    }

    /// Where the name and password of a private registry are kept.
    public record RepositoryCredentials(String credentialsParameter) {}

    /// A port of the container on a port of the machine.
    public record PortMapping(
            Optional<Integer> containerPort,
            Optional<Integer> hostPort,
            Optional<Protocol> protocol,
            Optional<String> name,
            Optional<String> appProtocol,
            Optional<String> containerPortRange) {}

    /// A transport.
    public enum Protocol {
        TCP,
        UDP;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// Whether a container that ended is started again. It must have run `restartAttemptPeriod`
    /// seconds, 300 unless it says otherwise, before.
    public record RestartPolicy(
            boolean enabled,
            Optional<List<Integer>> ignoredExitCodes,
            Optional<Integer> restartAttemptPeriod) {}

    /// A file of environment variables; at AWS an object in S3.
    public record EnvironmentFile(String value, String type) {}

    /// Where a container sees a volume.
    public record MountPoint(
            Optional<String> sourceVolume,
            Optional<String> containerPath,
            Optional<Boolean> readOnly) {}

    /// Every volume of another container.
    public record VolumeFrom(Optional<String> sourceContainer, Optional<Boolean> readOnly) {}

    /// A variable whose value is kept in Secrets Manager or Parameter Store.
    public record SecretReference(String name, String valueFrom) {}

    /// What another container must have reached before this one starts.
    public record Dependency(String containerName, Condition condition) {}

    /// How far a container has come.
    public enum Condition {
        START,
        COMPLETE,
        SUCCESS,
        HEALTHY
    }

    /// A line of `/etc/hosts`.
    public record HostEntry(String hostname, String ipAddress) {}

    /// A limit by its name in `setrlimit(2)`, such as `nofile`.
    public record Ulimit(UlimitName name, int softLimit, int hardLimit) {}

    /// The limits a process has.
    public enum UlimitName {
        CORE,
        CPU,
        DATA,
        FSIZE,
        LOCKS,
        MEMLOCK,
        MSGQUEUE,
        NICE,
        NOFILE,
        NPROC,
        RSS,
        RTPRIO,
        RTTIME,
        SIGPENDING,
        STACK;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// Where a container's output goes.
    public record LogConfiguration(
            LogDriver logDriver,
            Optional<Map<String, String>> options,
            Optional<List<SecretReference>> secretOptions) {}

    /// What takes a container's output.
    public enum LogDriver {
        JSON_FILE,
        SYSLOG,
        JOURNALD,
        GELF,
        FLUENTD,
        AWSLOGS,
        SPLUNK,
        AWSFIRELENS;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// How it is found out whether a container is well. The first word of the command is `CMD` or
    /// `CMD-SHELL`.
    public record HealthCheck(
            List<String> command,
            Optional<Integer> interval,
            Optional<Integer> timeout,
            Optional<Integer> retries,
            Optional<Integer> startPeriod) {

        public HealthCheck {
            command = List.copyOf(command);
        }
    }

    /// A kernel parameter.
    public record SystemControl(Optional<String> namespace, Optional<String> value) {}

    /// A GPU or an inference accelerator.
    public record ResourceRequirement(String value, String type) {}

    /// FireLens's log router.
    public record Firelens(String type, Optional<Map<String, String>> options) {}
}
