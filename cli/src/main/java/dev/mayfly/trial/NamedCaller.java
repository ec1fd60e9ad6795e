package dev.mayfly.trial;

import dev.mayfly.identity.Arn;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.terminal.Failure;

/// Tells who calls from an ARN, the name of a service, or `anonymous`.
final class NamedCaller {
    /// Sessions have names, and a role that is named itself has none.
    private static final String SESSION = "simulation";

    private NamedCaller() {}

    static CallerPrincipal of(String text) {
        if (text.equals("anonymous") || text.equals("*")) {
            return new CallerPrincipal.Anonymous();
        }
        if (text.endsWith(".amazonaws.com") && !text.contains("/")) {
            return new CallerPrincipal.Service(text);
        }
        return Arn.parse(text).map(arn -> of(text, arn)).orElseThrow(() -> unknown(text));
    }

    /// Unique ids are known to an account only; the ARN takes their place, and names nobody else.
    private static CallerPrincipal of(String text, Arn arn) {
        String resource = arn.resource();
        String account = arn.account();
        int slash = resource.indexOf('/');
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return switch (slash < 0 ? resource : resource.substring(0, slash)) {
            case "root" -> new CallerPrincipal.Root(text, account);
            case "user" -> new CallerPrincipal.User(text, text, account);
            case "role" ->
                    new CallerPrincipal.RoleSession(
                            "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + SESSION,
                            text,
                            text,
                            SESSION,
                            account);
            case "assumed-role" -> session(text, account, resource.split("/", -1));
            case "federated-user" ->
                    new CallerPrincipal.FederatedUser(
                            text, name, "arn:aws:iam::" + account + ":root", account, account);
            case "oidc-provider", "saml-provider" -> new CallerPrincipal.Federated(text);
            default -> throw unknown(text);
        };
    }

    private static CallerPrincipal session(String text, String account, String[] parts) {
        if (parts.length != 3) {
            throw unknown(text);
        }
        String role = "arn:aws:iam::" + account + ":role/" + parts[1];
        return new CallerPrincipal.RoleSession(text, role, role, parts[2], account);
    }

    private static Failure unknown(String text) {
        return Failure.usage(
                "`" + text + "` names no caller",
                "give the ARN of a user, role, session or provider, or the name of a service");
    }
}
