package dev.mayfly.policy.catalogue;

import java.util.Locale;

/// The type of a condition key's values.
///
/// Source: Service Authorization Reference, "Condition keys table", column "Type".
public enum KeyType {
    STRING("String", 'S'),
    ARN("ARN", 'A'),
    BOOL("Bool", 'B'),
    NUMERIC("Numeric", 'N'),
    DATE("Date", 'D'),
    IP_ADDRESS("IPAddress", 'I'),
    BINARY("Binary", 'X');

    private final String written;
    private final char letter;

    KeyType(String written, char letter) {
        this.written = written;
        this.letter = letter;
    }

    /// As AWS spells it.
    public String written() {
        return written;
    }

    static KeyType ofLetter(String letter) {
        String upper = letter.toUpperCase(Locale.ROOT);
        for (KeyType type : values()) {
            if (upper.length() == 1 && upper.charAt(0) == type.letter) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of condition keys " + letter);
    }
}
