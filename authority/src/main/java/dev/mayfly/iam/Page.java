package dev.mayfly.iam;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A piece of a listing, and where the next piece begins. Listings are ordered by key, so a page
/// taken while others write repeats and skips nothing that was there all the time.
public record Page<T>(List<T> items, Optional<String> nextMarker) {

    /// Items on a page when the caller names no number.
    public static final int DEFAULT_SIZE = 100;

    public Page {
        items = List.copyOf(items);
    }

    /// Which page is asked for. `listing` names what is listed (`ListRoles`, or `ListRoleTags` and
    /// the role): a marker is good for the listing it came from only.
    public record Request(String listing, Optional<String> marker, int size) {

        public Request {
            if (size < 1) {
                throw new IllegalArgumentException("a page holds something");
            }
        }

        /// The page after `marker`, of the size asked for or the default one.
        public static Request of(
                String listing, Optional<String> marker, Optional<Integer> maxItems) {
            return new Request(listing, marker, maxItems.orElse(DEFAULT_SIZE));
        }
    }

    /// The page of `all` that `request` asks for, ordered by `key`.
    public static <T> Page<T> of(List<T> all, Function<T, String> key, Request request) {
        List<T> sorted = all.stream().sorted(Comparator.comparing(key)).toList();
        List<String> keys = sorted.stream().map(key).toList();
        int start =
                request.marker()
                        .map(marker -> PageMarker.parse(request.listing(), marker))
                        .map(marker -> marker.startIn(keys))
                        .orElse(0);
        int end = (int) Math.min(sorted.size(), (long) start + request.size());
        if (end == sorted.size()) {
            return new Page<>(sorted.subList(start, end), Optional.empty());
        }
        PageMarker next = PageMarker.before(keys, end);
        return new Page<>(sorted.subList(start, end), Optional.of(next.text(request.listing())));
    }

    /// Whether there is more.
    public boolean truncated() {
        return nextMarker.isPresent();
    }

    /// The same page with each item as something else.
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        List<R> mapped = items.stream().<R>map(mapper).toList();
        return new Page<>(mapped, nextMarker);
    }
}
