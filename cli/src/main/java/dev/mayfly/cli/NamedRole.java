package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.terminal.Failure;
import java.util.Map;

/// A role as people name it: by its name, by its name under its path (`/ci/deployer`) or by its
/// ARN.
record NamedRole(String text) {

    /// The name, which is unique whatever the path.
    private String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    boolean isArn() {
        return text.startsWith("arn:");
    }

    /// The name, checked against the path when one was given.
    String checkedName(AuthorityClient client) {
        if (text.indexOf('/') >= 0) {
            arn(client);
        }
        return name();
    }

    /// The role's ARN as the authority knows it; refuses one that has this name under another path.
    String arn(AuthorityClient client) {
        String arn = client.iam("GetRole", Map.of("RoleName", name())).at("Role", "Arn");
        if (!fits(arn)) {
            throw Failure.usage("there is no role `" + text + "`", "did you mean `" + arn + "`?");
        }
        return arn;
    }

    /// Whether `arn`, of a role with this name, is the role that was meant.
    boolean fits(String arn) {
        if (isArn() || text.indexOf('/') < 0) {
            return !isArn() || arn.equals(text); // a bare name fits whatever the path
        }
        return arn.endsWith(text.startsWith("/") ? ":role" + text : ":role/" + text);
    }
}
