package dev.mayfly.policy.catalogue;

/// The `${…}` in AWS's formats.
final class Placeholders {
    private Placeholders() {}

    /// The format with something else in every placeholder's place.
    static String filled(String format, String filling) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (true) {
            int open = format.indexOf("${", at);
            int close = open < 0 ? -1 : format.indexOf('}', open);
            if (close < 0) {
                return text.append(format, at, format.length()).toString();
            }
            text.append(format, at, open).append(filling);
            at = close + 1;
        }
    }
}
