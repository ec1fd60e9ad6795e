package dev.mayfly.source.profile;

import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where each service is: by the command line, the environment (the service's variable before
/// `AWS_ENDPOINT_URL`), the profile's `services` section, its `endpoint_url`, or AWS's own address.
///
/// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints", read 2026-11.
public final class Endpoints {

    /// What follows a service's name in a `services` section.
    private static final String SERVICE_URL = ".endpoint_url";

    private final Map<String, String> environment;
    private final Wishes wishes;
    private final AwsFiles files;

    public Endpoints(Map<String, String> environment, Wishes wishes, AwsFiles files) {
        this.environment = environment;
        this.wishes = wishes;
        this.files = files;
    }

    /// Where a service is, for the profile with these keys.
    ///
    /// @param id its name in variables and sections, such as `sso_oidc`
    /// @param awsName its name in AWS's addresses, such as `oidc`
    public Endpoint of(String id, String awsName, Map<String, String> profile) {
        return in(region(profile), id, awsName, profile);
    }

    /// The same in a region that something else decides.
    Endpoint in(String region, String id, String awsName, Map<String, String> profile) {
        URI url =
                wishes.endpoint()
                        .or(() -> configured(id, profile).map(Endpoints::uri))
                        .orElseGet(() -> Endpoint.ofAws(awsName, region));
        return new Endpoint(url, region, trust(profile));
    }

    /// The region to sign for.
    ///
    /// @throws SourceException when nothing says it
    public String region(Map<String, String> profile) {
        return wishes.region()
                .or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .or(() -> key(profile, "region"))
                .orElseThrow(() ->
                        SourceException.refused(
                                "no region is known; give --region or set AWS_REGION"));
    }

    /// What the profile says and the environment does not, as variables.
    Map<String, String> variables(Map<String, String> profile) {
        Map<String, String> said = new TreeMap<>();
        if (variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION")).isEmpty()) {
            key(profile, "region")
                    .ifPresent(region -> {
                        said.put("AWS_REGION", region);
                        said.put("AWS_DEFAULT_REGION", region);
                    });
        }
        key(profile, "ca_bundle").ifPresent(file -> said.put("AWS_CA_BUNDLE", file));
        // A general address that wins over the profile's wins over those of its services too.
        boolean general = wishes.endpoint().isPresent() || variable("AWS_ENDPOINT_URL").isPresent();
        if (!general && !ignored(profile)) {
            key(profile, "endpoint_url").ifPresent(url -> said.put("AWS_ENDPOINT_URL", url));
            key(profile, "services").ifPresent(name -> said.putAll(ofServices(name)));
        }
        said.keySet().removeIf(name -> variable(name).isPresent());
        return said;
    }

    private Map<String, String> ofServices(String section) {
        Map<String, String> said = new TreeMap<>();
        files.services(section)
                .forEach((name, url) -> {
                    if (name.endsWith(SERVICE_URL)) {
                        String id = name.substring(0, name.length() - SERVICE_URL.length());
                        said.put("AWS_ENDPOINT_URL_" + id.toUpperCase(Locale.ROOT), url);
                    }
                });
        return said;
    }

    private boolean ignored(Map<String, String> profile) {
        return variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                .or(() -> key(profile, "ignore_configured_endpoint_urls"))
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
    }

    private Optional<String> configured(String id, Map<String, String> profile) {
        if (ignored(profile)) {
            return Optional.empty();
        }
        return variable("AWS_ENDPOINT_URL_" + id.toUpperCase(Locale.ROOT))
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .or(() ->
                        key(profile, "services")
                                .flatMap(name -> key(files.services(name), id + SERVICE_URL)))
                .or(() -> key(profile, "endpoint_url"));
    }

    private Trust trust(Map<String, String> profile) {
        return wishes.caFile()
                .or(() -> variable("AWS_CA_BUNDLE").map(Path::of))
                .or(() -> key(profile, "ca_bundle").map(Path::of))
                .<Trust>map(Trust.OfAFile::new)
                .orElseGet(Trust.OfTheSystem::new);
    }

    private Optional<String> variable(String name) {
        return key(environment, name);
    }

    static Optional<String> key(Map<String, String> keys, String name) {
        return Optional.ofNullable(keys.get(name)).filter(value -> !value.isEmpty());
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw SourceException.refused("`" + text + "` is no address of an authority");
        }
    }
}
