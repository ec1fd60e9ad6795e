package dev.mayfly.source.profile;

import static dev.mayfly.source.profile.Endpoints.key;

import dev.mayfly.client.Json;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.Refusals;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Trust;
import dev.mayfly.upstream.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The credentials of the container this runs in, as ECS and our agent hand them out.
///
/// Source: AWS SDKs and Tools Reference Guide, "Container credential provider", read 2026-11.
record ContainerEndpoint(Map<String, String> environment, InstantSource clock)
        implements CredentialSource {

    private static final int OK = 200;
    private static final Set<String> KNOWN = Set.of("169.254.170.2", "169.254.170.23");

    @Override
    public Credentials fetch() {
        URI url = url();
        Map<String, String> headers = new TreeMap<>(Map.of("accept", "application/json"));
        token().ifPresent(token -> headers.put("authorization", token));
        try (Upstream upstream = new Upstream(new Trust.OfTheSystem())) {
            Answer answer = upstream.get(url, headers);
            if (answer.status() != OK) {
                Json error = answer.json();
                throw new Refusals(url.resolve("/"), clock)
                        .of(answer, error.at("code"), error.at("message"));
            }
            return credentials(answer.json());
        } catch (UnreachableException e) {
            throw SourceException.outage(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String description() {
        return "the credentials of this container";
    }

    static Credentials credentials(Json json) {
        try {
            return new Credentials(
                    json.at("AccessKeyId"),
                    Secret.of(json.at("SecretAccessKey")),
                    Secret.of(json.at("Token")),
                    Instant.parse(json.at("Expiration")),
                    Optional.of(json.at("AccountId")).filter(id -> !id.isEmpty()),
                    Optional.of(json.at("RoleArn")).filter(arn -> !arn.isEmpty()));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw SourceException.outage(
                    "the local endpoint answered something without credentials");
        }
    }

    private URI url() {
        Optional<String> relative = key(environment, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String text =
                relative.map(path -> "http://169.254.170.2" + path)
                        .or(() -> key(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                        .orElseThrow(() ->
                                SourceException.refused(
                                        "AWS_CONTAINER_CREDENTIALS_FULL_URI is not set"));
        try {
            URI url = URI.create(text);
            return KNOWN.contains(String.valueOf(url.getHost()))
                    ? url
                    : new Endpoint(url, "", new Trust.OfTheSystem()).url();
        } catch (IllegalArgumentException _) {
            throw SourceException.refused("AWS_CONTAINER_CREDENTIALS_FULL_URI is no URL");
        }
    }

    private Optional<String> token() {
        Optional<String> file = key(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        if (file.isEmpty()) {
            return key(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN");
        }
        try {
            return Optional.of(Files.readString(Path.of(file.get())).strip());
        } catch (IOException _) {
            throw SourceException.refused("the token in `" + file.get() + "` cannot be read");
        }
    }
}
