package dev.mayfly.policy.findings;

/// What a JSON string says, from between its quotes.
final class Unescaped {
    private Unescaped() {}

    static String of(String json, int from, int to) {
        if (json.indexOf('\\', from, to) < 0) {
            return json.substring(from, to);
        }
        StringBuilder text = new StringBuilder();
        int at = from;
        while (at < to) {
            char c = json.charAt(at);
            if (c != '\\') {
                text.append(c);
                at++;
            } else if (json.charAt(at + 1) == 'u') {
                text.append((char) Integer.parseInt(json, at + 2, at + 6, 16));
                at += 6;
            } else {
                text.append(plain(json.charAt(at + 1)));
                at += 2;
            }
        }
        return text.toString();
    }

    private static char plain(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
