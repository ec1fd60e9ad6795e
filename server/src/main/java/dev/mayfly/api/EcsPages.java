package dev.mayfly.api;

import dev.mayfly.iam.Page;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Listings of ECS: at most 100 at a time.
final class EcsPages {

    private static final int MAX = 100;

    private EcsPages() {}

    /// The page of `items` after `token`, in the order of their texts.
    static Page<String> of(
            String listing, List<String> items, Optional<String> token, Optional<Integer> size) {
        return Page.of(items, item -> item, request(listing, token, size));
    }

    /// The page of `items` after `token`, in the order they are in.
    static Page<String> inOrder(
            String listing, List<String> items, Optional<String> token, Optional<Integer> size) {
        List<Numbered> numbered = new ArrayList<>();
        items.forEach(item -> numbered.add(new Numbered("%09d".formatted(numbered.size()), item)));
        return Page.of(numbered, Numbered::key, request(listing, token, size)).map(Numbered::item);
    }

    private record Numbered(String key, String item) {}

    private static Page.Request request(
            String listing, Optional<String> token, Optional<Integer> size) {
        int asked = size.orElse(MAX);
        if (asked < 1 || asked > MAX) {
            throw new RefusedException(
                    new Refusal.ClusterRefused(
                            ClusterFault.INVALID_PARAMETER,
                            "maxResults must be between 1 and 100."));
        }
        return new Page.Request(listing, token.filter(it -> !it.isEmpty()), asked);
    }
}
