package dev.mayfly.policy.pattern;

/// A text cut at its first five colons, as an ARN is: `arn:partition:service:region:account:rest`.
public final class ArnText {
    static final int SEGMENTS = 6;

    private final String text;
    private final int c0;
    private final int c1;
    private final int c2;
    private final int c3;
    private final int c4;

    private ArnText(String text) {
        this.text = text;
        this.c0 = text.indexOf(':');
        this.c1 = after(c0);
        this.c2 = after(c1);
        this.c3 = after(c2);
        this.c4 = after(c3);
    }

    public static ArnText of(String text) {
        return new ArnText(text);
    }

    private int after(int colon) {
        return colon < 0 ? -1 : text.indexOf(':', colon + 1);
    }

    /// Whether it has six segments and starts with `arn:`.
    public boolean isArn() {
        return c4 >= 0 && text.startsWith("arn:");
    }

    /// How many segments it has.
    int written() {
        if (c4 >= 0) {
            return SEGMENTS;
        }
        int colons = 0;
        for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
            colons++;
        }
        return colons + 1;
    }

    public String text() {
        return text;
    }

    /// One of the six segments, counted from 0.
    public String segment(int index) {
        return text.substring(start(index), end(index));
    }

    int start(int index) {
        return index == 0 ? 0 : end(index - 1) + 1;
    }

    int end(int index) {
        int colon =
                switch (index) {
                    case 0 -> c0;
                    case 1 -> c1;
                    case 2 -> c2;
                    case 3 -> c3;
                    case 4 -> c4;
                    default -> -1;
                };
        return colon < 0 ? text.length() : colon;
    }

    @Override
    public String toString() {
        return text;
    }
}
