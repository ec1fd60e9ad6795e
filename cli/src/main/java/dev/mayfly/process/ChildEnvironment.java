package dev.mayfly.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The environment of a program that is to use our credentials: without what AWS's tools would take
/// before them.
///
/// @param variables all of them
/// @param removed the names of those that were there and are not any more
public record ChildEnvironment(Map<String, String> variables, List<String> removed) {

    private static final List<String> CREDENTIALS =
            List.of(
                    "AWS_ACCESS_KEY_ID",
                    "AWS_SECRET_ACCESS_KEY",
                    "AWS_SESSION_TOKEN",
                    "AWS_SECURITY_TOKEN",
                    "AWS_CREDENTIAL_EXPIRATION",
                    "AWS_ACCOUNT_ID",
                    "AWS_PROFILE",
                    "AWS_DEFAULT_PROFILE",
                    "AWS_ROLE_ARN",
                    "AWS_ROLE_SESSION_NAME",
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");

    public ChildEnvironment {
        variables = Map.copyOf(variables);
        removed = List.copyOf(removed);
    }

    /// `parent` without its credentials.
    public static ChildEnvironment of(Map<String, String> parent) {
        Map<String, String> variables = new TreeMap<>(parent);
        TreeSet<String> removed = new TreeSet<>(CREDENTIALS);
        removed.retainAll(parent.keySet());
        variables.keySet().removeAll(CREDENTIALS);
        return new ChildEnvironment(variables, List.copyOf(removed));
    }

    /// The same with further variables, which win.
    public ChildEnvironment with(Map<String, String> further) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(further);
        return new ChildEnvironment(all, removed);
    }

    /// The same without AWS's two files, whose default profile would be taken before an endpoint.
    public ChildEnvironment withoutFiles() {
        return with(
                Map.of(
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null"));
    }
}
