package dev.mayfly.policy.prove;

import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.Sampler.Sample;
import java.util.Map;

/// What one request out of a box says.
record Choice(Map<Dimension, Sample> samples) {
    Choice {
        samples = Map.copyOf(samples);
    }

    /// The value of the dimension; empty text when it has none, or several.
    String text(Dimension dimension) {
        Sample sample = samples.get(dimension);
        return sample == null ? "" : sample.text();
    }
}
