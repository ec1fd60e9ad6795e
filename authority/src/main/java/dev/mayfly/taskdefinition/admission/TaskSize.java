package dev.mayfly.taskdefinition.admission;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The size of a whole task, which may be written with a unit: `1024` or `1 vCPU`, `2048` or `2GB`.
///
/// Source: Amazon ECS Developer Guide, "Task size", read 2026-11.
public final class TaskSize {

    private static final int UNITS = 1024;
    private static final Pattern CPU =
            Pattern.compile("([0-9]{0,6}(?:\\.[0-9]{1,3})?) ?vcpu", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMORY =
            Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?) ?gb", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,8}");

    private TaskSize() {}

    /// Units of 1/1024 of a processor, or empty when it is no size.
    public static Optional<Integer> cpuUnits(String text) {
        return units(CPU, text);
    }

    /// MiB, or empty when it is no size.
    public static Optional<Integer> memoryMib(String text) {
        return units(MEMORY, text);
    }

    private static Optional<Integer> units(Pattern spelt, String text) {
        if (PLAIN.matcher(text).matches()) {
            return Optional.of(Integer.parseInt(text)).filter(units -> units > 0);
        }
        Matcher matcher = spelt.matcher(text);
        if (!matcher.matches() || matcher.group(1).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(matcher.group(1)))
                .map(whole -> whole.multiply(BigDecimal.valueOf(UNITS)).intValue())
                .filter(units -> units > 0);
    }
}
