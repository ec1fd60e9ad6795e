package dev.mayfly.sigv4;

import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// Requests that are another in one respect.
final class Changed {

    private Changed() {}

    static String flip(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
    }

    static WireRequest with(
            WireRequest r, String method, String path, String query, Headers headers) {
        return new WireRequest(method, path, query, headers, r.body(), r.peer());
    }

    static WireRequest withQuery(WireRequest r, String query) {
        return with(r, r.method(), r.path(), query, r.headers());
    }

    static WireRequest body(WireRequest r, String body) {
        return new WireRequest(
                r.method(),
                r.path(),
                r.rawQuery(),
                r.headers(),
                body.getBytes(StandardCharsets.UTF_8),
                r.peer());
    }

    static WireRequest header(WireRequest r, String name, UnaryOperator<String> change) {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < r.headers().size(); i++) {
            String value = r.headers().valueAt(i);
            boolean changed = r.headers().nameAt(i).equals(name);
            headers.add(r.headers().nameAt(i), changed ? change.apply(value) : value);
        }
        return with(r, r.method(), r.path(), r.rawQuery(), headers.build());
    }

    static WireRequest plus(WireRequest r, String name, String value) {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < r.headers().size(); i++) {
            headers.add(r.headers().nameAt(i), r.headers().valueAt(i));
        }
        return with(r, r.method(), r.path(), r.rawQuery(), headers.add(name, value).build());
    }
}
