package dev.mayfly.policy.box;

import java.util.HashMap;
import java.util.Map;

/// Requests, as one region for each dimension; a dimension that is not named has the region of its
/// kind.
///
/// @param regions what is demanded
/// @param kinds what the unnamed dimensions may be
public record Box(Map<Dimension, Region> regions, KeyKinds kinds) {
    public Box {
        regions = Map.copyOf(regions);
    }

    public Region at(Dimension dimension) {
        Region region = regions.get(dimension);
        return region == null ? kinds.of(dimension) : region;
    }

    /// The requests of this box that are in the region too.
    public Box and(Dimension dimension, Region region) {
        Map<Dimension, Region> narrowed = new HashMap<>(regions);
        narrowed.put(dimension, at(dimension).and(region));
        return new Box(narrowed, kinds);
    }
}
