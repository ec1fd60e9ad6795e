package dev.mayfly.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every process setting: its name in `mayfly.yaml`, its default (empty: none), what it means and
/// what is accepted. The environment variable is `MAYFLY_` and the name in capitals.
public enum SettingKey {
    LISTEN("listen", "127.0.0.1:6293", "HOST:PORT to listen on; TLS is required off loopback"),
    TLS_CERT("tls-cert", "", "PEM file with the certificate chain, leaf first"),
    TLS_KEY("tls-key", "", "PEM file with its PKCS #8 private key"),
    PUBLIC_URL("public-url", "", "how clients reach it, when that is not the listener"),
    ACCOUNT("account", "123456789012", "the account number, twelve digits"),
    REGION("region", "us-east-1", "the region written into the trail and the exports"),
    STORE("store", "sqlite", "`sqlite` (in the data directory) or a postgres:// URL"),
    STORE_POOL("store-pool", "8", "database connections, 2 to 64 (PostgreSQL)"),
    TRAIL_DURABLE("trail-durable", "true", "answer only after the event is on disk"),
    KEY_FILE(
            "key-file",
            "",
            "file with the key that wraps all keys, 32 bytes in Base64 (default: one in the data"
                    + " directory)"),
    DEV_ISSUER("dev-issuer", "auto", "the development issuer: `auto` (on loopback), `on`, `off`"),
    IDP_CA_BUNDLE("idp-ca-bundle", "", "PEM file with further authorities for identity providers"),
    IDP_INTERNAL(
            "idp-internal", "", "issuers that may live at private addresses, separated by commas"),
    IDP_TIMEOUT("idp-timeout", "5s", "longest call to an identity provider, 1s to 30s"),
    IDP_OUTAGE("idp-outage", "1h", "how long the last good keys serve while it is away, 0s to 24h"),
    LOG_LEVEL("log-level", "info", "`error`, `warning`, `info` or `debug`");

    private final String key;
    private final String defaultText;
    private final String meaning;

    SettingKey(String key, String defaultText, String meaning) {
        this.key = key;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /// The name in `mayfly.yaml`.
    public String key() {
        return key;
    }

    /// The default as it would be written, empty when there is none.
    public String defaultText() {
        return defaultText;
    }

    /// What it does and what is accepted.
    public String meaning() {
        return meaning;
    }

    /// The environment variable that overrides the file.
    public String variable() {
        return "MAYFLY_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// The setting of that name.
    public static Optional<SettingKey> named(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }
}
