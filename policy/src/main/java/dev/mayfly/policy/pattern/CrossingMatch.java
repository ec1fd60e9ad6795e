package dev.mayfly.policy.pattern;

import java.util.List;
import java.util.Optional;

/// Matches an ARN against segments of which a closing `*` may run over colons.
final class CrossingMatch {
    private final PositionSet positions;
    private final boolean last;

    private CrossingMatch(PositionSet positions, boolean last) {
        this.positions = positions;
        this.last = last;
    }

    static boolean matches(List<Template> segments, ArnText arn, Variables variables) {
        PositionSet positions = PositionSet.startOf(arn.text());
        for (int i = 0; i < segments.size() && !positions.isEmpty(); i++) {
            Optional<Glob> glob = segments.get(i).resolve(variables);
            if (glob.isEmpty()) {
                return false;
            }
            new CrossingMatch(positions, i == ArnText.SEGMENTS - 1).pass(glob.get());
            if (i < segments.size() - 1) {
                positions.step(':');
            }
        }
        return positions.containsEnd();
    }

    private void pass(Glob glob) {
        List<Chunk> chunks = glob.chunks();
        for (int i = 0; i < chunks.size(); i++) {
            if (i > 0) {
                star(i == chunks.size() - 1 && chunks.get(i).length() == 0);
            }
            pass(chunks.get(i));
        }
    }

    private void star(boolean endsSegment) {
        if (last || endsSegment) {
            positions.flood();
        } else {
            positions.floodUpTo(':');
        }
    }

    private void pass(Chunk chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            if (!chunk.hole(i)) {
                positions.step(chunk.charAt(i));
            } else if (last) {
                positions.stepOver();
            } else {
                positions.stepOver(':');
            }
        }
    }
}
