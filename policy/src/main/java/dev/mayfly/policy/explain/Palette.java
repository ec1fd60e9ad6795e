package dev.mayfly.policy.explain;

/// Whether words are coloured with ANSI sequences.
public enum Palette {
    PLAIN,
    ANSI;

    String good(String text) {
        return wrapped("32", text);
    }

    String bad(String text) {
        return wrapped("31", text);
    }

    String strong(String text) {
        return wrapped("1", text);
    }

    private String wrapped(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case ANSI -> "\u001b[" + code + "m" + text + "\u001b[0m";
        };
    }
}
