package dev.mayfly.protocol;

import dev.mayfly.wire.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a [Member] demands of a value, and AWS's words for a value that does not comply.
public record Constraints(
        int minLength,
        int maxLength,
        long min,
        long max,
        Optional<Pattern> pattern,
        List<String> oneOf,
        boolean sensitive) {

    private static final Constraints NONE =
            new Constraints(
                    0,
                    Integer.MAX_VALUE,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    Optional.empty(),
                    List.of(),
                    false);

    // A value over its length is refused anyway; its pattern is then only tried when cheap.
    private static final int MAX_PATTERN_ON_OVERLONG = 4096;

    public static Constraints none() {
        return NONE;
    }

    public static Constraints of(Member member) {
        return new Constraints(
                member.minLength(),
                member.maxLength(),
                member.min(),
                member.max(),
                member.pattern().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Pattern.compile(member.pattern())),
                List.of(member.oneOf()),
                member.sensitive());
    }

    /// The same demands on a value that is never shown.
    public Constraints hidden() {
        return new Constraints(minLength, maxLength, min, max, pattern, oneOf, true);
    }

    /// Adds a violation for each demand that `value` does not meet.
    public void check(Object value, String path, Violations violations) {
        switch (value) {
            case String text -> checkText(text, path, violations);
            case Number number -> checkNumber(number.longValue(), value, path, violations);
            case Duration time -> checkNumber(time.toSeconds(), time.toSeconds(), path, violations);
            case Collection<?> list -> checkList(list, path, violations);
            case Map<?, ?> map -> checkLength(map.size(), value, path, violations);
            case byte[] bytes -> checkLength(bytes.length, "", path, violations);
            default -> {} // nothing else has a length, a bound or a pattern
        }
    }

    private void checkText(String text, String path, Violations violations) {
        checkLength(text.codePointCount(0, text.length()), text, path, violations);
        faultsOf(text, violations).forEach(fault -> violations.add(text, sensitive, path, fault));
    }

    private void checkList(Collection<?> list, String path, Violations violations) {
        checkLength(list.size(), list, path, violations);
        List<String> faults = new ArrayList<>();
        for (Object element : list) {
            if (element instanceof String text) {
                faultsOf(text, violations).stream()
                        .filter(f -> !faults.contains(f))
                        .forEach(faults::add);
            }
        }
        if (!faults.isEmpty()) {
            String all = "Member must satisfy constraint: " + faults;
            violations.add(list, sensitive, path, all);
        }
    }

    // AWS tells no set where it echoes no value: recorded for UpdateServiceSpecificCredential.
    private List<String> faultsOf(String text, Violations violations) {
        boolean tooLong = text.length() > maxLength && text.length() > MAX_PATTERN_ON_OVERLONG;
        if (pattern.isPresent() && !tooLong && !pattern.get().matcher(text).matches()) {
            return List.of("Member must satisfy regular expression pattern: " + pattern.get());
        }
        if (!oneOf.isEmpty() && !oneOf.contains(text)) {
            String fault = "Member must satisfy enum value set";
            return List.of(violations.withholds(sensitive) ? fault : fault + ": " + oneOf);
        }
        return List.of();
    }

    private void checkLength(int length, Object value, String path, Violations violations) {
        if (length < minLength) {
            String fault = "Member must have length greater than or equal to " + minLength;
            violations.add(value, sensitive, path, fault);
        }
        if (length > maxLength) {
            String fault = "Member must have length less than or equal to " + maxLength;
            violations.add(value, sensitive, path, fault);
        }
    }

    private void checkNumber(long number, Object value, String path, Violations violations) {
        if (number < min) {
            String fault = "Member must have value greater than or equal to " + min;
            violations.add(value, sensitive, path, fault);
        }
        if (number > max) {
            String fault = "Member must have value less than or equal to " + max;
            violations.add(value, sensitive, path, fault);
        }
    }
}
