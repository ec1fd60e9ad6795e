package dev.mayfly.policy.findings;

import dev.mayfly.policy.findings.Location.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from the document to a place in it.
///
/// Knows the way it goes on from rather than all steps: a large policy has thousands.
public final class Path {
    public static final Path ROOT = new Path(null, new Step.Member(""));

    private final @Nullable Path outer;
    private final Step step;

    private Path(@Nullable Path outer, Step step) {
        this.outer = outer;
        this.step = step;
    }

    /// To the value of a member.
    public Path member(String name) {
        return new Path(this, new Step.Member(name));
    }

    /// To an item, from 0.
    public Path item(int index) {
        return new Path(this, new Step.Item(index));
    }

    /// To the name of a member.
    public Path key(String name) {
        return new Path(this, new Step.Key(name));
    }

    /// To a part of the text at this place.
    public Path part(int start, int length) {
        return new Path(this, new Step.Substring(start, length));
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Path at = this; at.outer != null; at = at.outer) {
            steps.add(at.step);
        }
        Collections.reverse(steps);
        return steps;
    }
}
