package dev.mayfly.http;

import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Who answers which path: a responder for its prefix and everything below it (`/oidc/dev` also
/// takes `/oidc/dev/token` but not `/oidc/development`), the longest prefix first; the dispatcher
/// takes the rest.
public final class Routes {

    private record Branch(String prefix, Responder responder) {
        boolean holds(String path) {
            return path.startsWith(prefix)
                    && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    private final Dispatcher dispatcher;
    private final List<Branch> branches;

    public Routes(Dispatcher dispatcher, Map<String, Responder> byPrefix) {
        this.dispatcher = dispatcher;
        this.branches =
                byPrefix.entrySet().stream()
                        .map(e -> new Branch(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingInt((Branch b) -> b.prefix.length()).reversed())
                        .toList();
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    WireResponse answer(WireRequest request) {
        String path = request.path();
        if (path.length() > 1) {
            for (Branch branch : branches) {
                if (branch.holds(path)) {
                    return branch.responder.answer(request);
                }
            }
        }
        return dispatcher.answer(request);
    }
}
