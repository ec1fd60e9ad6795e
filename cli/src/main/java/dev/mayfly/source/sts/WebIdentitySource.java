package dev.mayfly.source.sts;

import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A role for the token in a file, which whoever put it there replaces before it expires: it is
/// read at each call.
public final class WebIdentitySource implements CredentialSource {

    /// What STS takes at most. Source: STS API Reference, `WebIdentityToken`.
    private static final int MAX_TOKEN = 20_000;

    private final Sts sts;
    private final Path token;
    private final RoleRequest role;

    public WebIdentitySource(Sts sts, Path token, RoleRequest role) {
        this.sts = sts;
        this.token = token;
        this.role = role;
    }

    @Override
    public Credentials fetch() {
        Map<String, String> parameters = role.parameters();
        parameters.put("WebIdentityToken", token());
        return sts.unsigned("AssumeRoleWithWebIdentity", parameters).forRole(role.roleArn());
    }

    @Override
    public String description() {
        return "the token in " + token + ", for " + role.roleArn() + " at " + sts.url();
    }

    private String token() {
        try {
            if (Files.size(token) > MAX_TOKEN + 2) {
                throw SourceException.refused("`" + token + "` is too large for a token");
            }
            String text = Files.readString(token).strip();
            if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > 126)) {
                throw SourceException.refused("`" + token + "` holds no token");
            }
            return text;
        } catch (IOException _) {
            throw SourceException.refused("the token in `" + token + "` cannot be read");
        }
    }
}
