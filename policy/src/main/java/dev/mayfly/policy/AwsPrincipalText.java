package dev.mayfly.policy;

import java.util.Optional;

/// Reads the entries of `{"AWS": …}` in a principal element.
final class AwsPrincipalText {
    private static final int ACCOUNT_DIGITS = 12;

    private AwsPrincipalText() {}

    static Optional<PrincipalPattern> parse(String text) {
        if (text.equals("*")) {
            return Optional.of(new PrincipalPattern.Anyone());
        }
        if (isAccount(text)) {
            return Optional.of(new PrincipalPattern.Account(text, text));
        }
        if (isUniqueId(text)) {
            return Optional.of(new PrincipalPattern.Id(text));
        }
        return arn(text);
    }

    static boolean isAccount(String text) {
        return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isUniqueId(String text) {
        return (text.startsWith("AROA") || text.startsWith("AIDA"))
                && text.length() >= 16
                && text.length() <= 128
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    private static Optional<PrincipalPattern> arn(String text) {
        String[] parts = text.split(":", 6);
        boolean shaped =
                parts.length == 6
                        && parts[0].equals("arn")
                        && parts[1].startsWith("aws")
                        && parts[3].isEmpty()
                        && isAccount(parts[4])
                        && text.indexOf('*') < 0
                        && text.indexOf('?') < 0;
        if (!shaped) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "iam" -> iam(text, parts[4], parts[5]);
            case "sts" -> sts(text, parts[5]);
            default -> Optional.empty();
        };
    }

    private static Optional<PrincipalPattern> iam(String text, String account, String rest) {
        if (rest.equals("root")) {
            return Optional.of(new PrincipalPattern.Account(text, account));
        }
        if (named(rest, "user/")) {
            return Optional.of(new PrincipalPattern.User(text));
        }
        return named(rest, "role/")
                ? Optional.of(new PrincipalPattern.Role(text))
                : Optional.empty();
    }

    private static Optional<PrincipalPattern> sts(String text, String rest) {
        if (named(rest, "assumed-role/") && rest.indexOf('/', "assumed-role/".length()) > 0) {
            return Optional.of(new PrincipalPattern.RoleSession(text));
        }
        return named(rest, "federated-user/")
                ? Optional.of(new PrincipalPattern.FederatedUser(text))
                : Optional.empty();
    }

    /// Source: IAM API reference, `userName` and `roleName`: `[\w+=,.@-]+`.
    private static boolean named(String rest, String prefix) {
        String name = rest.substring(rest.lastIndexOf('/') + 1);
        return rest.startsWith(prefix)
                && !name.isEmpty()
                && name.chars().allMatch(AwsPrincipalText::isNameChar);
    }

    private static boolean isNameChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_+=,.@-".indexOf(c) >= 0;
    }
}
