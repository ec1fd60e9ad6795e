package dev.mayfly.certificate;

/// What session tags and source identities are made of: `[\p{L}\p{Z}\p{N}_.:/=+\-@]*`.
///
/// Source: STS API Reference, `Tag`; IAM Roles Anywhere User Guide, "Response elements".
final class SessionCharacters {

    private static final String OTHERS = "_.:/=+-@";

    private SessionCharacters() {}

    static boolean only(String text) {
        return text.codePoints().allMatch(SessionCharacters::allowed);
    }

    private static boolean allowed(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> OTHERS.indexOf(c) >= 0;
        };
    }
}
