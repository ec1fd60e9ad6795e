package dev.mayfly.rest;

import dev.mayfly.protocol.Malformed;
import dev.mayfly.query.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters of a query string, decoded as the signature decodes them, in the order they came.
final class QueryText {

    private static final int MAX_PARAMETERS = 1024; // as the signature's reader

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// Reads a query string; refused where its escapes are no UTF-8.
    static QueryText parse(String raw) {
        QueryText query = new QueryText();
        if (raw.isEmpty()) {
            return query;
        }
        String[] pairs = raw.split("&", MAX_PARAMETERS + 1);
        if (pairs.length > MAX_PARAMETERS) {
            throw Malformed.query("The request has too many parameters");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                query.values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
        }
        return query;
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Form.decode(bytes, 0, bytes.length);
    }

    /// The values of a parameter; none when it was not sent.
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    Map<String, List<String>> all() {
        return values;
    }
}
