package dev.mayfly.policy.pattern;

import java.math.BigDecimal;
import java.util.Optional;

/// A number as the numeric operators take it: an optional sign, digits, optionally a fraction. No
/// exponent (our choice; the User Guide says "integer or decimal value").
public final class PolicyNumber {
    private static final int MAX_CHARS = 64;

    private PolicyNumber() {}

    /// Empty when the text is no number.
    public static Optional<BigDecimal> parse(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        boolean digit = false;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = i == 0 && (c == '-' || c == '+');
            boolean firstPoint = c == '.' && !point && digit && i < text.length() - 1;
            if (!sign && !firstPoint && (c < '0' || c > '9')) {
                return Optional.empty();
            }
            digit |= c >= '0' && c <= '9';
            point |= firstPoint;
        }
        return digit ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
