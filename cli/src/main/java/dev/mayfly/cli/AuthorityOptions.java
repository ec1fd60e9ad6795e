package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.session.Secret;
import dev.mayfly.terminal.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which authority a command talks to: the one on the data directory, as administrator; or, when
/// `AWS_ENDPOINT_URL` names another one and `--data` is not given, that one with the caller's own
/// credentials.
final class AuthorityOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data directory of the authority (default: $MAYFLY_HOME, else ~/.mayfly)")
    private Optional<Path> data = Optional.empty();

    Path directory(Surroundings surroundings) {
        return data.orElseGet(surroundings::defaultData);
    }

    LocalAuthority local(Surroundings surroundings) {
        return LocalAuthority.running(directory(surroundings));
    }

    AuthorityClient client(Surroundings surroundings) {
        Optional<URI> remote = remote(surroundings);
        return remote.isPresent()
                ? asCaller(remote.get(), surroundings)
                : local(surroundings).asAdministrator(surroundings.outside().clock());
    }

    /// Where machines reach the authority.
    URI url(Surroundings surroundings) {
        return remote(surroundings).orElseGet(() -> local(surroundings).url());
    }

    /// The hash of the key in the local authority's own TLS certificate, which machines may not
    /// find anybody to vouch for; empty without one.
    Optional<String> tlsKey(Surroundings surroundings) {
        return remote(surroundings).isPresent() ? Optional.empty() : local(surroundings).tlsKey();
    }

    private Optional<URI> remote(Surroundings surroundings) {
        Optional<URI> named = surroundings.variable("AWS_ENDPOINT_URL").map(AuthorityOptions::uri);
        if (data.isPresent() || named.isEmpty()) {
            return Optional.empty();
        }
        // `mayfly env` sets the variable to the local authority: the directory is the better way.
        boolean here =
                LocalAuthority.announced(directory(surroundings))
                        .map(local -> local.url().equals(named.get()))
                        .orElse(false);
        return here ? Optional.empty() : named;
    }

    private static AuthorityClient asCaller(URI url, Surroundings surroundings) {
        CallerCredentials credentials =
                new CallerCredentials(
                        required(surroundings, "AWS_ACCESS_KEY_ID"),
                        Secret.of(required(surroundings, "AWS_SECRET_ACCESS_KEY")),
                        Secret.of(required(surroundings, "AWS_SESSION_TOKEN")));
        String region =
                surroundings
                        .variable("AWS_REGION")
                        .or(() -> surroundings.variable("AWS_DEFAULT_REGION"))
                        .orElse("us-east-1");
        return new AuthorityClient(url, region, credentials, surroundings.outside().clock());
    }

    private static String required(Surroundings surroundings, String name) {
        return surroundings
                .variable(name)
                .orElseThrow(() ->
                        Failure.trouble(
                                "AWS_ENDPOINT_URL names an authority, and " + name + " is not set",
                                "set the credentials to use there, or give --data DIR"));
    }

    private static URI uri(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw Failure.usage(
                "AWS_ENDPOINT_URL is no URL", "unset it, or set it as `mayfly env` does");
    }
}
