package dev.mayfly.agent.task.shim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a started program is found by: the script's process and the program's own, in this run of
/// the machine.
record ShimReference(String boot, LivingProcess script, LivingProcess program) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{8}):([0-9]+)@([0-9]+):([0-9]+)@([0-9]+)");

    static ShimReference parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the reference of a process");
        }
        return new ShimReference(
                matcher.group(1),
                new LivingProcess(
                        Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))),
                new LivingProcess(
                        Long.parseLong(matcher.group(4)), Long.parseLong(matcher.group(5))));
    }

    /// Whether the machine has not been restarted since.
    boolean sameBoot() {
        return boot.equals(currentBoot());
    }

    static String currentBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).substring(0, 8);
        } catch (IOException e) {
            throw new IllegalStateException("the machine does not say which boot this is", e);
        }
    }

    @Override
    public String toString() {
        return boot
                + ":"
                + script.pid()
                + "@"
                + script.startTicks()
                + ":"
                + program.pid()
                + "@"
                + program.startTicks();
    }
}
