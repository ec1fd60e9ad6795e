package dev.mayfly.wiring;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `postgres://USER:PASSWORD@HOST:PORT/DATABASE?…`, as everybody writes it, in the driver's form.
final class PostgresUrl {

    private static final String JDBC = "jdbc:postgresql://";

    private PostgresUrl() {}

    static String jdbc(String url) {
        URI parsed;
        try {
            parsed = URI.create(url);
        } catch (IllegalArgumentException _) {
            throw unusable();
        }
        String host = parsed.getHost();
        if (host == null) {
            throw unusable();
        }
        StringBuilder jdbc = new StringBuilder(JDBC).append(host);
        if (parsed.getPort() >= 0) {
            jdbc.append(':').append(parsed.getPort());
        }
        jdbc.append(Optional.ofNullable(parsed.getRawPath()).filter(p -> !p.isEmpty()).orElse("/"));
        char separator = '?';
        String query = parsed.getRawQuery();
        if (query != null) {
            jdbc.append(separator).append(query);
            separator = '&';
        }
        String user = parsed.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            jdbc.append(separator)
                    .append("user=")
                    .append(encoded(colon < 0 ? user : user.substring(0, colon)));
            if (colon >= 0) {
                jdbc.append("&password=").append(encoded(user.substring(colon + 1)));
            }
        }
        return jdbc.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The text may hold a password: it is not repeated.
    private static SettingsException unusable() {
        return new SettingsException(
                "the database's URL cannot be read", "expected postgres://USER@HOST/DATABASE");
    }
}
