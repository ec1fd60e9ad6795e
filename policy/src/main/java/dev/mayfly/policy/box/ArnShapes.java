package dev.mayfly.policy.box;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.box.PatternShape.Reading;
import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.pattern.Template;
import dev.mayfly.policy.pattern.Variables;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The ARNs a pattern matches; the same as [ArnPattern#matchesCondition] and
/// [ArnPattern#matchesResource] say of one ARN.
final class ArnShapes {
    private static final int SEGMENTS = 6;
    private static final CharSet NO_COLON = CharSet.of(':').complement();
    private static final Reading NOTHING = new Reading(Optional.empty(), true);

    private ArnShapes() {}

    static Reading condition(ArnPattern pattern, Knowledge knowledge) {
        int written = pattern.writtenSegments();
        boolean whole = written == SEGMENTS || pattern.segment(written - 1).endsWithStar();
        return whole ? segmentwise(pattern, knowledge) : NOTHING;
    }

    /// Every way in which a resource can match; the readings may overlap. They also accept texts of
    /// fewer segments, which are no ARNs and so no resources.
    static List<Reading> resource(ArnPattern pattern, Knowledge knowledge) {
        boolean crossing =
                IntStream.range(0, SEGMENTS - 1).anyMatch(i -> pattern.segment(i).endsWithStar());
        if (!crossing) {
            return List.of(segmentwise(pattern, knowledge));
        }
        return List.of(
                segmentwise(pattern, knowledge),
                crossing(pattern, pattern.writtenSegments(), knowledge),
                crossing(pattern, SEGMENTS, knowledge));
    }

    /// An ARN begins with `arn:`, whatever the pattern says there.
    private static Reading segmentwise(ArnPattern pattern, Knowledge knowledge) {
        Predicate<Glob> arn = glob -> glob.matches("arn");
        if (pattern.segment(0).isConstant()
                && pattern.segment(0).resolve(Variables.NONE).filter(arn).isEmpty()) {
            return NOTHING;
        }
        PatternShape shape = new PatternShape(knowledge);
        "arn".chars().forEach(c -> shape.literal((char) c));
        for (int i = 1; i < SEGMENTS; i++) {
            shape.literal(':');
            pattern.segment(i).tell(shape.wild(i == SEGMENTS - 1 ? CharSet.ANY : NO_COLON));
        }
        boolean loose = !pattern.segment(0).isConstant();
        Reading reading = shape.reading();
        return new Reading(reading.shape(), reading.sure() && !loose);
    }

    private static Reading crossing(ArnPattern pattern, int count, Knowledge knowledge) {
        PatternShape shape = new PatternShape(knowledge);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                shape.literal(':');
            }
            Template segment = pattern.segment(i);
            segment.tell(shape.wild(i == SEGMENTS - 1 ? CharSet.ANY : NO_COLON));
            if (segment.endsWithStar()) {
                shape.wild(CharSet.ANY).anyRun();
            }
        }
        return shape.reading();
    }
}
