package dev.mayfly.agent.task.process;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.PortMapping;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.LinuxParameters;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.Problem.Kind;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinition.NetworkMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a definition needs a container engine.
final class ProcessObjections {

    /// What a shell can set.
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> of(TaskDefinition definition) {
        if (definition.networkMode().equals(Optional.of(NetworkMode.NONE))) {
            object("networkMode", "networkMode 'none'", "a process has the machine's network");
        }
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            container("containerDefinitions[" + i + "].", containers.get(i));
        }
        return List.copyOf(problems);
    }

    private void container(String at, ContainerDefinition container) {
        if (container.command().orElse(List.of()).isEmpty()
                && container.entryPoint().orElse(List.of()).isEmpty()) {
            object(
                    at + "command",
                    "A container without command and entryPoint",
                    "a process has no image that would say what to run");
        }
        String view = "a process sees the machine's files";
        flag(at, "readonlyRootFilesystem", container.readonlyRootFilesystem(), view);
        list(at, "mountPoints", container.mountPoints(), view);
        list(at, "volumesFrom", container.volumesFrom(), view);
        String network = "a process has the machine's network";
        flag(at, "disableNetworking", container.disableNetworking(), network);
        list(at, "dnsServers", container.dnsServers(), network);
        list(at, "dnsSearchDomains", container.dnsSearchDomains(), network);
        list(at, "extraHosts", container.extraHosts(), network);
        field(at, "hostname", container.hostname(), network);
        list(at, "systemControls", container.systemControls(), "they would be the machine's");
        field(at, "user", container.user(), "each task runs as a user of its own");
        flag(at, "pseudoTerminal", container.pseudoTerminal(), "a process has no terminal");
        flag(at, "interactive", container.interactive(), "a process has no standard input");
        ports(at, container);
        variables(at, container);
        container.linuxParameters().ifPresent(linux -> linux(at + "linuxParameters.", linux));
    }

    private void ports(String at, ContainerDefinition container) {
        for (PortMapping mapping : container.portMappings().orElse(List.of())) {
            int inside = mapping.containerPort().orElse(0);
            int outside = mapping.hostPort().orElse(inside);
            if (outside != 0 && outside != inside) {
                object(
                        at + "portMappings",
                        "A port mapping from " + outside + " to " + inside,
                        "a process listens where it listens");
            }
        }
    }

    private void variables(String at, ContainerDefinition container) {
        for (KeyValue variable : container.environment().orElse(List.of())) {
            String name = variable.name().orElse("");
            if (!VARIABLE.matcher(name).matches()) {
                object(
                        at + "environment",
                        "The variable '" + name + "'",
                        "a process takes names of letters, digits and '_'");
            }
        }
    }

    private void linux(String at, LinuxParameters linux) {
        list(at, "tmpfs", linux.tmpfs(), "a process sees the machine's files");
        list(
                at,
                "capabilities.add",
                linux.capabilities().flatMap(LinuxParameters.Capabilities::add),
                "a process of a task has no capability");
        field(at, "sharedMemorySize", linux.sharedMemorySize(), "it would be the machine's");
        field(at, "maxSwap", linux.maxSwap(), "it is set for containers alone");
        field(at, "swappiness", linux.swappiness(), "it is set for containers alone");
    }

    private void flag(String at, String name, Optional<Boolean> flag, String reason) {
        field(at, name, flag.filter(on -> on), reason);
    }

    private void list(String at, String name, Optional<? extends List<?>> list, String reason) {
        field(at, name, list.filter(items -> !items.isEmpty()), reason);
    }

    private void field(String at, String name, Optional<?> value, String reason) {
        if (value.isPresent()) {
            object(at + name, name, reason);
        }
    }

    private void object(String path, String what, String reason) {
        problems.add(
                new Problem(
                        Kind.UNSUPPORTED,
                        path,
                        what
                                + " needs the runtime podman or docker: under the runtime process, "
                                + reason
                                + "."));
    }
}
