package dev.mayfly.api.rolesanywhere;

import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.util.Optional;

/// Which page of a listing is asked for.
public record Listing(
        @Member(in = Place.QUERY, minLength = 1, maxLength = Bounds.TOKEN)
                Optional<String> nextToken,
        @Member(in = Place.QUERY) Optional<Integer> pageSize) {}
