package dev.mayfly.source.login;

import dev.mayfly.source.Endpoint;
import java.nio.file.Path;

/// Whose login: what the profile says, and where things are.
///
/// @param cacheKey the session's name, or the start URL of a profile of the older form
/// @param renewable whether it is a session, whose token may be renewed; the older form's never is
/// @param cache the directory of tokens, `~/.aws/sso/cache`
/// @param locks a directory of ours
/// @param howToSignIn the command that signs in again
public record Login(
        String cacheKey,
        boolean renewable,
        String accountId,
        String roleName,
        Endpoint portal,
        Endpoint oidc,
        Path cache,
        Path locks,
        String howToSignIn) {}
