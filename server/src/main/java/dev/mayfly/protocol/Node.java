package dev.mayfly.protocol;

import dev.mayfly.wire.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A value of a request that was parsed but not yet bound to a record, in whichever protocol. A
/// conversion that does not fit what was sent throws a `RefusedException` (malformed request).
public interface Node extends Input {

    /// Nothing was sent.
    boolean absent();

    /// The member of that name; an absent node when there is none.
    Node member(String wireName);

    @Override
    default Node member(Place place, String wireName) {
        return member(wireName);
    }

    List<Node> elements();

    Map<String, Node> entries();

    String text();

    long whole();

    boolean truth();

    double decimal();

    Instant instant();

    byte[] bytes();
}
