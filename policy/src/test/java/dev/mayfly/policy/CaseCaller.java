package dev.mayfly.policy;

import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the `caller` of a case: an ARN, `anonymous`, `service:NAME`, `federated:PROVIDER`, or an
/// object where an ARN does not say enough.
final class CaseCaller {
    private static final Set<String> MEMBERS = Set.of("arn", "role", "id", "issuer", "issuerId");

    private CaseCaller() {}

    static CallerPrincipal read(@Nullable Json json) {
        if (json instanceof Json.Str(String text, _)) {
            return text(text, Map.of());
        }
        if (json instanceof Json.Obj) {
            Map<String, Json> members = CaseFile.members(json, MEMBERS);
            return text(CaseFile.text(members, "arn"), members);
        }
        throw new IllegalArgumentException("`caller` is missing");
    }

    private static CallerPrincipal text(String text, Map<String, Json> more) {
        if (text.equals("anonymous")) {
            return new CallerPrincipal.Anonymous();
        }
        if (text.startsWith("service:")) {
            return new CallerPrincipal.Service(text.substring("service:".length()));
        }
        if (text.startsWith("federated:")) {
            return new CallerPrincipal.Federated(text.substring("federated:".length()));
        }
        String[] arn = text.split(":", 6);
        return arn(text, arn[4], arn[5], more);
    }

    private static CallerPrincipal arn(
            String arn, String account, String rest, Map<String, Json> more) {
        String[] parts = rest.split("/", -1);
        String last = parts[parts.length - 1];
        return switch (parts[0]) {
            case "root" -> new CallerPrincipal.Root(arn, account);
            case "user" ->
                    new CallerPrincipal.User(arn, or(more, "id", "AIDAEXAMPLE0000000001"), account);
            case "assumed-role" ->
                    new CallerPrincipal.RoleSession(
                            arn,
                            or(more, "role", "arn:aws:iam::" + account + ":role/" + parts[1]),
                            or(more, "id", "AROAEXAMPLE0000000001"),
                            last,
                            account);
            case "federated-user" ->
                    new CallerPrincipal.FederatedUser(
                            arn,
                            last,
                            or(more, "issuer", "arn:aws:iam::" + account + ":user/issuer"),
                            or(more, "issuerId", "AIDAEXAMPLE0000000009"),
                            account);
            default -> throw new IllegalArgumentException("unknown caller " + arn);
        };
    }

    private static String or(Map<String, Json> more, String name, String otherwise) {
        return CaseFile.optional(more, name).orElse(otherwise);
    }
}
