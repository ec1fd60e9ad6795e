package dev.mayfly.protocol;

import dev.mayfly.wire.Place;

/// The members of a request that was parsed but not yet bound, by where they stand. Only REST-JSON
/// has places beside the body.
@FunctionalInterface
public interface Input {

    /// The member of that name at that place; an absent node when there is none.
    Node member(Place place, String wireName);
}
