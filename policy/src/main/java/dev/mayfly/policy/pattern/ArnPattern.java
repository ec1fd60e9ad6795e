package dev.mayfly.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern of an ARN, matched segment by segment.
///
/// A pattern without variables is matched as it stands in the policy's text; only one with
/// variables is taken apart, so that a large policy stays small in memory.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Resource" and "Amazon Resource Name (ARN)
/// condition operators", read 2026-11.
public final class ArnPattern {
    private static final Template ANYTHING = Template.wild("*");

    private final String source;

    /// Null when the text itself is the pattern.
    private final @Nullable List<Template> templates;

    private final byte written;

    /// Whether wildcards stand in the last segment only: a text then matches as a whole or not.
    private final boolean whole;

    private final boolean crossing;

    private ArnPattern(String source, @Nullable List<Template> templates, int written) {
        this.source = source;
        this.templates = templates;
        this.written = (byte) written;
        boolean fixed = templates == null && written == ArnText.SEGMENTS;
        boolean ends = false;
        for (int i = 0; i < ArnText.SEGMENTS - 1; i++) {
            Template segment = segment(i);
            fixed &= segment.isLiteral();
            ends |= segment.endsWithStar();
        }
        this.whole = fixed;
        this.crossing = ends;
    }

    /// Compiles a text.
    ///
    /// @throws IllegalArgumentException if a variable is written wrongly
    public static ArnPattern of(String source, TemplateSyntax syntax) {
        if (syntax.variables() && source.contains("${")) {
            List<Template> segments = ArnSegments.of(Part.parse(source, syntax));
            return new ArnPattern(source, segments, segments.size());
        }
        return new ArnPattern(source, null, ArnText.of(source).written());
    }

    /// As it is written in the policy.
    public String source() {
        return source;
    }

    /// How many segments are written; the missing ones count as `*`.
    public int writtenSegments() {
        return written;
    }

    /// One of the six segments, counted from 0.
    public Template segment(int index) {
        if (index >= written) {
            return ANYTHING;
        }
        return templates == null
                ? Template.wild(ArnText.of(source).segment(index))
                : templates.get(index);
    }

    /// Texts of which each stands in every ARN that matches.
    public List<String> requiredTexts() {
        RequiredTexts required = new RequiredTexts();
        if (templates == null) {
            Glob.of(source).addRequired(required);
        } else {
            for (int i = 0; i < written; i++) {
                required.add(i == 0 ? "" : ":");
                templates.get(i).addRequired(required);
            }
        }
        return written == ArnText.SEGMENTS ? required.closed() : required.open();
    }

    /// Segment against segment, as the ARN operators compare; what is not an ARN never matches.
    ///
    /// A pattern of fewer than six segments matches only if it ends with `*` (our choice: the page
    /// speaks of six).
    public boolean matchesCondition(ArnText arn, Variables variables) {
        boolean complete = written == ArnText.SEGMENTS || segment(written - 1).endsWithStar();
        return complete && segmentwise(arn, variables);
    }

    private boolean segmentwise(ArnText arn, Variables variables) {
        if (whole) {
            return Glob.of(source).matches(arn.text()) && arn.isArn();
        }
        if (!arn.isArn()) {
            return false;
        }
        ArnText own = templates == null ? ArnText.of(source) : arn;
        // The last segment tells most patterns apart, so it goes first.
        for (int i = written - 1; i >= 0; i--) {
            boolean matches =
                    templates == null
                            ? Glob.of(source, own.start(i), own.end(i))
                                    .matches(arn.text(), arn.start(i), arn.end(i))
                            : matches(templates.get(i), i, arn, variables);
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Template segment, int at, ArnText arn, Variables variables) {
        return segment.matches(arn.text(), arn.start(at), arn.end(at), variables);
    }

    /// Segment against segment, and a `*` that ends a segment may also run over the colons behind
    /// it.
    ///
    /// Source: "If the * wildcard is the last character of a resource ARN segment, it can expand to
    /// match beyond the colon boundaries", IAM User Guide, "Resource".
    public boolean matchesResource(ArnText arn, Variables variables) {
        return segmentwise(arn, variables)
                || (crossing
                        && arn.isArn()
                        && startsAlike(arn, variables)
                        && crosses(arn, variables));
    }

    /// What is written may cross as it stands, or completed with the segments it leaves out.
    private boolean crosses(ArnText arn, Variables variables) {
        List<Template> segments = new ArrayList<>(ArnText.SEGMENTS);
        for (int i = 0; i < ArnText.SEGMENTS; i++) {
            segments.add(segment(i));
        }
        return CrossingMatch.matches(segments.subList(0, written), arn, variables)
                || (written < ArnText.SEGMENTS && CrossingMatch.matches(segments, arn, variables));
    }

    /// Rules most ARNs out before the long way: the segments before the first crossing star.
    private boolean startsAlike(ArnText arn, Variables variables) {
        for (int i = 0; i < written; i++) {
            Template segment = segment(i);
            if (segment.endsWithStar()) {
                return true;
            }
            if (!matches(segment, i, arn, variables)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArnPattern pattern && source.equals(pattern.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
