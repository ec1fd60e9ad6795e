package dev.mayfly.rest;

import dev.mayfly.awsjson.JsonNode;
import dev.mayfly.protocol.Input;
import dev.mayfly.protocol.Node;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request in REST-JSON, its members where they stand. The body is read when its first member is
/// asked for, so that an operation that takes nothing from it does not mind what it is.
final class RestInput implements Input {

    private final Map<String, String> labels;
    private final QueryText query;
    private final Headers headers;
    private final Payload payload;
    private @Nullable JsonNode body;

    RestInput(Map<String, String> labels, QueryText query, Headers headers, Payload payload) {
        this.labels = labels;
        this.query = query;
        this.headers = headers;
        this.payload = payload;
    }

    @Override
    public Node member(Place place, String name) {
        return switch (place) {
            case BODY -> body().member(name);
            case LABEL -> Parameter.of(labels.getOrDefault(name, ""));
            case QUERY -> new Parameter(query.values(name), false);
            case QUERIES -> map(query.all());
            case HEADER -> new Parameter(header(name.toLowerCase(Locale.ROOT)), true);
            case HEADERS -> map(headersFrom(name.toLowerCase(Locale.ROOT)));
            case STATUS -> JsonNode.ABSENT;
            case PAYLOAD -> payload;
        };
    }

    private JsonNode body() {
        JsonNode read = body;
        if (read == null) {
            read = payload.object();
            body = read;
        }
        return read;
    }

    private List<String> header(String name) {
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < headers.size(); i++) {
            if (headers.nameAt(i).equals(name)) {
                values.add(headers.valueAt(i));
            }
        }
        return values;
    }

    private Map<String, List<String>> headersFrom(String prefix) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (name.startsWith(prefix)) {
                found.computeIfAbsent(name.substring(prefix.length()), _ -> new ArrayList<>(1))
                        .add(headers.valueAt(i));
            }
        }
        return found;
    }

    private static Node map(Map<String, List<String>> values) {
        Map<String, JsonNode> texts = new LinkedHashMap<>();
        values.forEach(
                (name, each) -> texts.put(name, new JsonNode(new Parameter(each, false).text())));
        return new JsonNode(texts);
    }
}
