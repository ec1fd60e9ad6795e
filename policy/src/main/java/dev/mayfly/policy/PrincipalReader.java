package dev.mayfly.policy;

import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a `Principal` or `NotPrincipal` element.
final class PrincipalReader {
    /// Providers that AWS knows without an IAM provider. Source: IAM User Guide, "Principal".
    private static final Set<String> KNOWN_PROVIDERS =
            Set.of(
                    "accounts.google.com",
                    "cognito-identity.amazonaws.com",
                    "graph.facebook.com",
                    "www.amazon.com");

    private static final Set<String> TYPES = Set.of("AWS", "Federated", "Service", "CanonicalUser");

    private PrincipalReader() {}

    static List<PrincipalPattern> read(Json written) {
        if (written instanceof Json.Str(String text, _) && text.equals("*")) {
            return List.of(new PrincipalPattern.Anyone());
        }
        if (!(written instanceof Json.Obj(Map<String, Json> members, _))) {
            throw refuse("a principal is \"*\" or an object", written);
        }
        List<PrincipalPattern> patterns = new ArrayList<>();
        members.forEach((type, entries) -> readType(type, entries, patterns));
        if (patterns.isEmpty()) {
            throw refuse("at least one principal is needed", written);
        }
        return patterns;
    }

    private static void readType(String type, Json entries, List<PrincipalPattern> patterns) {
        for (Json entry : entries.itemsOrSelf()) {
            if (!(entry instanceof Json.Str(String text, _))) {
                throw refuse("a principal is a text", entry);
            }
            if (!TYPES.contains(type)) {
                throw refuse("`" + type + "` is no kind of principal", entries);
            }
            patterns.add(
                    entry(type, text)
                            .orElseThrow(() ->
                                    new PolicySyntaxException(
                                            "`" + text + "` is no " + type + " principal",
                                            WireText.principal(type, text),
                                            entry.position())));
        }
    }

    static Optional<PrincipalPattern> entry(String type, String text) {
        return switch (type) {
            case "AWS" -> PrincipalPattern.aws(text);
            case "Federated" -> federated(text);
            case "Service" -> service(text);
            case "CanonicalUser" -> canonical(text);
            default -> Optional.empty();
        };
    }

    private static Optional<PrincipalPattern> federated(String text) {
        String[] parts = text.split(":", 6);
        boolean provider =
                parts.length == 6
                        && parts[0].equals("arn")
                        && parts[2].equals("iam")
                        && AwsPrincipalText.isAccount(parts[4])
                        && (parts[5].startsWith("oidc-provider/")
                                || parts[5].startsWith("saml-provider/"))
                        && text.indexOf('*') < 0;
        return provider || KNOWN_PROVIDERS.contains(text)
                ? Optional.of(new PrincipalPattern.FederatedProvider(text))
                : Optional.empty();
    }

    private static Optional<PrincipalPattern> service(String text) {
        boolean host =
                text.indexOf('.') > 0
                        && text.chars()
                                .allMatch(c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= '0' && c <= '9')
                                                || c == '.'
                                                || c == '-');
        return host ? Optional.of(new PrincipalPattern.Service(text)) : Optional.empty();
    }

    private static Optional<PrincipalPattern> canonical(String text) {
        boolean id = !text.isEmpty() && text.indexOf('*') < 0;
        return id ? Optional.of(new PrincipalPattern.CanonicalUser(text)) : Optional.empty();
    }

    private static PolicySyntaxException refuse(String problem, Json where) {
        return new PolicySyntaxException(problem, WireText.SYNTAX, where.position());
    }
}
