package dev.mayfly.settings;

import dev.mayfly.identity.AccountId;
import dev.mayfly.terminal.Failure;
import dev.mayfly.wiring.Listen;
import dev.mayfly.wiring.Settings;
import dev.mayfly.wiring.SettingsException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Puts [Settings] together: defaults, then the file, then the environment, then the command line.
/// A key nobody knows, a value out of bounds and a combination that makes no sense are refused with
/// the place they were written.
public final class SettingsReader {

    private final Map<SettingKey, Value> values = new EnumMap<>(SettingKey.class);

    private SettingsReader() {
        for (SettingKey key : SettingKey.values()) {
            values.put(key, new Value(key, key.defaultText(), "default"));
        }
    }

    /// Reads the settings of an authority on `data`. `file` must exist when it is given; else
    /// `mayfly.yaml` in the data directory is read if it is there. `flags` are what the command
    /// line says.
    public static Settings read(
            Path data,
            Optional<Path> file,
            Map<String, String> environment,
            Map<SettingKey, String> flags) {
        SettingsReader reader = new SettingsReader();
        Path inData = data.resolve("mayfly.yaml");
        if (file.isPresent() || Files.exists(inData)) {
            reader.takeFile(file.orElse(inData));
        }
        reader.takeEnvironment(environment);
        flags.forEach((key, text) -> reader.put(key, text, "command line"));
        return reader.settings(data);
    }

    private void takeFile(Path file) {
        try {
            SettingsFile.read(Files.readString(file), file.toString()).stream()
                    .filter(Value::isSet)
                    .forEach(value -> values.put(value.key(), value));
        } catch (IOException e) {
            throw Failure.usage("cannot read the settings file `" + file + "`", "check --config");
        }
    }

    private void takeEnvironment(Map<String, String> environment) {
        for (SettingKey key : SettingKey.values()) {
            String text = environment.get(key.variable());
            if (text != null && !text.isEmpty()) {
                put(key, text, "environment variable " + key.variable());
            }
        }
    }

    private void put(SettingKey key, String text, String where) {
        values.put(key, new Value(key, text, where));
    }

    private Settings settings(Path data) {
        Listen listen =
                Listen.parse(get(SettingKey.LISTEN).text())
                        .orElseThrow(() -> get(SettingKey.LISTEN).refused("HOST:PORT"));
        try {
            return new Settings(
                    data,
                    listen,
                    tls(),
                    get(SettingKey.PUBLIC_URL).httpUrl(),
                    account(),
                    region(),
                    store(),
                    providers(),
                    developmentIssuer(listen),
                    logLevel());
        } catch (SettingsException e) {
            throw Failure.usage(e.what(), e.hint());
        }
    }

    private Optional<Settings.Tls> tls() {
        Optional<Path> certificate = get(SettingKey.TLS_CERT).path();
        Optional<Path> key = get(SettingKey.TLS_KEY).path();
        if (certificate.isPresent() != key.isPresent()) {
            throw Failure.usage(
                    "a certificate needs its key, and a key its certificate",
                    "give both --tls-cert and --tls-key");
        }
        return certificate.flatMap(c -> key.map(k -> new Settings.Tls(c, k)));
    }

    private AccountId account() {
        Value value = get(SettingKey.ACCOUNT);
        try {
            return new AccountId(value.text());
        } catch (IllegalArgumentException _) {
            throw value.refused("twelve digits, in quotes in YAML when they begin with 0");
        }
    }

    private String region() {
        Value value = get(SettingKey.REGION);
        boolean wellFormed =
                value.text()
                        .chars()
                        .allMatch(
                                c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (!wellFormed) {
            throw value.refused("lower-case letters, digits and hyphens, such as us-east-1");
        }
        return value.text();
    }

    private Settings.Store store() {
        Value value = get(SettingKey.STORE);
        int pool = get(SettingKey.STORE_POOL).between(2, 64);
        boolean durable = get(SettingKey.TRAIL_DURABLE).bool();
        Optional<Path> keyFile = get(SettingKey.KEY_FILE).path();
        if (value.text().equals("sqlite")) {
            return new Settings.Store(Optional.empty(), pool, durable, keyFile);
        }
        if (value.text().startsWith("postgres://") || value.text().startsWith("postgresql://")) {
            return new Settings.Store(Optional.of(value.text()), pool, durable, keyFile);
        }
        // The text may hold a password: it is not repeated.
        throw Failure.usage(
                "no store of that kind (" + value.where() + ")",
                "expected `sqlite` or postgres://USER@HOST/DATABASE");
    }

    private Settings.Providers providers() {
        List<String> internal =
                Arrays.stream(get(SettingKey.IDP_INTERNAL).text().split(",", -1))
                        .map(String::strip)
                        .filter(issuer -> !issuer.isEmpty())
                        .toList();
        return new Settings.Providers(
                get(SettingKey.IDP_CA_BUNDLE).path(),
                internal,
                get(SettingKey.IDP_TIMEOUT).between(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                get(SettingKey.IDP_OUTAGE).between(Duration.ZERO, Duration.ofHours(24)));
    }

    private boolean developmentIssuer(Listen listen) {
        Value value = get(SettingKey.DEV_ISSUER);
        return switch (value.text()) {
            case "auto" -> listen.loopback();
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw value.refused("`auto`, `on` or `off`");
        };
    }

    private Level logLevel() {
        Value value = get(SettingKey.LOG_LEVEL);
        return switch (value.text()) {
            case "error" -> Level.ERROR;
            case "warning" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            default -> throw value.refused("`error`, `warning`, `info` or `debug`");
        };
    }

    private Value get(SettingKey key) {
        return Objects.requireNonNull(values.get(key));
    }
}
