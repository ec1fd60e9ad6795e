package dev.mayfly.source.profile;

import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The two files of AWS's tools, read.
public record AwsFiles(Path configFile, Path credentialsFile, IniFile config, IniFile credentials) {

    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private static final List<String> NAMING =
            List.of(
                    "aws_access_key_id",
                    "role_arn",
                    "sso_session",
                    "sso_account_id",
                    "credential_process",
                    "login_session");

    /// Those the environment names, else those in `~/.aws`. A file that is not there is empty.
    public static AwsFiles of(Map<String, String> environment) {
        Path aws = Path.of(environment.getOrDefault("HOME", "."), ".aws");
        Path config = named(environment, "AWS_CONFIG_FILE").orElse(aws.resolve("config"));
        Path credentials =
                named(environment, "AWS_SHARED_CREDENTIALS_FILE")
                        .orElse(aws.resolve("credentials"));
        return new AwsFiles(config, credentials, read(config), read(credentials));
    }

    /// The files a profile depends on.
    public List<Path> files() {
        return List.of(configFile, credentialsFile);
    }

    /// Whether the default profile names credentials, which most SDKs take before a local endpoint.
    public boolean defaultNamesCredentials() {
        return profile("default")
                .filter(keys -> NAMING.stream().anyMatch(keys::containsKey))
                .isPresent();
    }

    /// A profile's keys; the credentials file wins.
    Optional<Map<String, String>> profile(String name) {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, Map<String, String>> sections = config.sections();
        boolean known = false;
        for (String section : List.of(name.equals("default") ? "default" : "", "profile " + name)) {
            known |= sections.containsKey(section);
            keys.putAll(sections.getOrDefault(section, Map.of()));
        }
        known |= credentials.sections().containsKey(name);
        keys.putAll(credentials.sections().getOrDefault(name, Map.of()));
        return known ? Optional.of(keys) : Optional.empty();
    }

    /// The keys of `[sso-session NAME]`.
    Optional<Map<String, String>> ssoSession(String name) {
        return Optional.ofNullable(config.sections().get("sso-session " + name));
    }

    /// The keys of `[services NAME]`.
    Map<String, String> services(String name) {
        return config.sections().getOrDefault("services " + name, Map.of());
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(value -> atHome(value, environment));
    }

    private static Path atHome(String path, Map<String, String> environment) {
        return path.startsWith("~/")
                ? Path.of(environment.getOrDefault("HOME", "."), path.substring(2))
                : Path.of(path);
    }

    private static IniFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw SourceException.refused("`" + file + "` is too large");
            }
            return IniFile.parse(Files.readString(file));
        } catch (NoSuchFileException _) {
            return new IniFile(Map.of());
        } catch (IOException _) {
            throw SourceException.refused("`" + file + "` cannot be read");
        }
    }
}
