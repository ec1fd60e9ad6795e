package dev.mayfly.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A pattern of an ARN, compiled segment by segment.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Resource" and "Amazon Resource Name (ARN)
/// condition operators", read 2026-11.
public final class ArnPattern {
    private static final Template ANYTHING = Template.of("", List.of(new Part.AnyRun()));

    /// Segments that nearly every ARN has, compiled once: a large policy stays small in memory.
    private static final Map<String, Template> COMMON =
            Stream.of(
                            "",
                            "arn",
                            "aws",
                            "aws-cn",
                            "aws-us-gov",
                            "s3",
                            "iam",
                            "sts",
                            "sqs",
                            "sns",
                            "kms")
                    .collect(
                            Collectors.toUnmodifiableMap(Function.identity(), ArnPattern::literal));

    private final String source;
    private final List<Template> segments;
    private final int written;
    private final boolean crossing;

    private ArnPattern(String source, List<Template> segments) {
        this.source = source;
        this.written = segments.size();
        this.segments = padded(segments);
        this.crossing = this.segments.subList(0, 5).stream().anyMatch(Template::endsWithStar);
    }

    /// Compiles a text.
    ///
    /// @throws IllegalArgumentException if a variable is written wrongly
    public static ArnPattern of(String source, TemplateSyntax syntax) {
        List<Template> segments = new ArrayList<>();
        List<Part> current = new ArrayList<>();
        for (Part part : Part.parse(source, syntax)) {
            if (!(part instanceof Part.Literal(String text))) {
                current.add(part);
                continue;
            }
            int colon = text.indexOf(':');
            while (colon >= 0 && segments.size() < ArnText.SEGMENTS - 1) {
                addLiteral(text.substring(0, colon), current);
                segments.add(segment(current));
                current.clear();
                text = text.substring(colon + 1);
                colon = text.indexOf(':');
            }
            addLiteral(text, current);
        }
        segments.add(segment(current));
        return new ArnPattern(source, segments);
    }

    private static void addLiteral(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Literal(text));
        }
    }

    private static Template literal(String text) {
        return Template.of("", text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    private static Template segment(List<Part> parts) {
        String text =
                parts.size() == 1 && parts.getFirst() instanceof Part.Literal(String only)
                        ? only
                        : "";
        boolean common = parts.isEmpty() || !text.isEmpty();
        if (parts.equals(List.of(new Part.AnyRun()))) {
            return ANYTHING;
        }
        Template shared = common ? COMMON.get(text) : null;
        return shared == null ? Template.of("", parts) : shared;
    }

    private static List<Template> padded(List<Template> segments) {
        List<Template> all = new ArrayList<>(segments);
        while (all.size() < ArnText.SEGMENTS) {
            all.add(ANYTHING);
        }
        return List.copyOf(all);
    }

    /// As it is written in the policy.
    public String source() {
        return source;
    }

    /// How many segments are written; the missing ones count as `*`.
    public int writtenSegments() {
        return written;
    }

    /// The literal text with which every ARN that matches begins.
    public String literalHead() {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < ArnText.SEGMENTS; i++) {
            head.append(segments.get(i).literalHead());
            if (!segments.get(i).isLiteral()) {
                return head.toString();
            }
            head.append(i < ArnText.SEGMENTS - 1 ? ":" : "");
        }
        return head.toString();
    }

    /// One of the six segments, counted from 0.
    public Template segment(int index) {
        return segments.get(index);
    }

    /// Segment against segment, as the ARN operators compare; what is not an ARN never matches.
    ///
    /// A pattern of fewer than six segments matches only if it ends with `*` (our choice: the page
    /// speaks of six).
    public boolean matchesCondition(ArnText arn, Variables variables) {
        boolean whole = written == ArnText.SEGMENTS || segments.get(written - 1).endsWithStar();
        return whole && segmentwise(arn, variables);
    }

    private boolean segmentwise(ArnText arn, Variables variables) {
        if (!arn.isArn()) {
            return false;
        }
        // The last segment tells most patterns apart, so it goes first.
        for (int i = ArnText.SEGMENTS - 1; i >= 0; i--) {
            if (!segments.get(i).matches(arn.text(), arn.start(i), arn.end(i), variables)) {
                return false;
            }
        }
        return true;
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
        return CrossingMatch.matches(segments.subList(0, written), arn, variables)
                || (written < ArnText.SEGMENTS && CrossingMatch.matches(segments, arn, variables));
    }

    /// Rules most ARNs out before the long way: the segments before the first crossing star.
    private boolean startsAlike(ArnText arn, Variables variables) {
        for (int i = 0; i < written && !segments.get(i).endsWithStar(); i++) {
            if (!segments.get(i).matches(arn.text(), arn.start(i), arn.end(i), variables)) {
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
