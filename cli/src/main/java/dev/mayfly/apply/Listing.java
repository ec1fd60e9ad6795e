package dev.mayfly.apply;

import dev.mayfly.client.XmlNode;
import java.util.ArrayList;
import java.util.List;

/// Reads a list of the API to its end, page by page.
final class Listing {

    /// More pages than any account has; a server that never ends is not followed for ever.
    private static final int MAX_PAGES = 1_000;

    private final Api api;

    Listing(Api api) {
        this.api = api;
    }

    List<XmlNode> members(ApiCall call, String list) {
        List<XmlNode> all = new ArrayList<>();
        ApiCall next = call;
        for (int page = 0; page < MAX_PAGES; page++) {
            XmlNode answer = api.call(next);
            all.addAll(answer.members(list));
            String marker = answer.at("Marker");
            if (marker.isEmpty()) {
                return all;
            }
            next = call.with("Marker", marker);
        }
        throw new IllegalStateException(call.operation() + " does not end");
    }

    List<String> texts(ApiCall call, String list) {
        return members(call, list).stream().map(XmlNode::text).toList();
    }
}
