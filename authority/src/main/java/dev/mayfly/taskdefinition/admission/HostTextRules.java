package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.HostEntry;
import dev.mayfly.taskdefinition.LinuxParameters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Texts that end as arguments of a program of the machine: each must be one word that means what
/// it says. The messages are ours.
final class HostTextRules {

    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
    private static final Pattern USER =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?");
    private static final Pattern OPTION = Pattern.compile("[a-z0-9_=]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[0-9A-Za-z_. \\t-]{0,256}");
    private static final int MAX_WORD = 32 * 1024;

    private final Problems problems;

    HostTextRules(Problems problems) {
        this.problems = problems;
    }

    void check(String at, ContainerDefinition container) {
        words(at + "command", container.command().orElse(List.of()));
        words(at + "entryPoint", container.entryPoint().orElse(List.of()));
        container
                .healthCheck()
                .ifPresent(check -> words(at + "healthCheck.command", check.command()));
        container.hostname().ifPresent(name -> match(at + "hostname", HOSTNAME, name));
        container.user().ifPresent(user -> match(at + "user", USER, user));
        container
                .workingDirectory()
                .filter(path -> !VolumeRules.isPlainPath(path))
                .ifPresent(_ ->
                        problems.invalid(
                                at + "workingDirectory",
                                "workingDirectory is an absolute path without '..'."));
        for (String server : container.dnsServers().orElse(List.of())) {
            match(at + "dnsServers", ADDRESS, server);
        }
        for (String domain : container.dnsSearchDomains().orElse(List.of())) {
            match(at + "dnsSearchDomains", HOSTNAME, domain);
        }
        for (HostEntry entry : container.extraHosts().orElse(List.of())) {
            match(at + "extraHosts", HOSTNAME, entry.hostname());
            match(at + "extraHosts", ADDRESS, entry.ipAddress());
        }
        container
                .systemControls()
                .orElse(List.of())
                .forEach(
                        control -> match(at + "systemControls", VALUE, control.value().orElse("")));
        labels(at + "dockerLabels", container.dockerLabels().orElse(Map.of()));
        container.linuxParameters().ifPresent(linux -> tmpfs(at, linux));
    }

    private void tmpfs(String at, LinuxParameters linux) {
        for (LinuxParameters.Tmpfs tmpfs : linux.tmpfs().orElse(List.of())) {
            String path = at + "linuxParameters.tmpfs";
            problems.range(path, tmpfs.size(), 1, Integer.MAX_VALUE);
            if (!VolumeRules.isPlainPath(tmpfs.containerPath())
                    || tmpfs.containerPath().equals("/")) {
                problems.invalid(path, "A tmpfs's containerPath is an absolute path.");
            }
            for (String option : tmpfs.mountOptions().orElse(List.of())) {
                match(path, OPTION, option);
            }
        }
        linux.sharedMemorySize()
                .ifPresent(mib ->
                        problems.range(
                                at + "linuxParameters.sharedMemorySize",
                                mib,
                                1,
                                Integer.MAX_VALUE));
        linux.swappiness()
                .ifPresent(n -> problems.range(at + "linuxParameters.swappiness", n, 0, 100));
        linux.maxSwap()
                .ifPresent(mib ->
                        problems.range(at + "linuxParameters.maxSwap", mib, 0, Integer.MAX_VALUE));
    }

    private void labels(String path, Map<String, String> labels) {
        labels.forEach((name, value) -> {
            boolean control = (name + value).chars().anyMatch(c -> c < ' ' || c == 127);
            if (name.isEmpty() || name.indexOf('=') >= 0 || control) {
                problems.invalid(
                        path,
                        "A label's name holds no '=', and no label a control" + " character.");
            }
        });
    }

    private void words(String path, List<String> words) {
        if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0 || word.length() > MAX_WORD)) {
            problems.invalid(path, "`" + path + "` holds a NUL character or a word over 32 KiB.");
        }
    }

    private void match(String path, Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            problems.invalid(path, "`" + path + "` contains invalid characters.");
        }
    }
}
