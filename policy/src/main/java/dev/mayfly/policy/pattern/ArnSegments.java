package dev.mayfly.policy.pattern;

import java.util.ArrayList;
import java.util.List;

/// Cuts a pattern of an ARN that holds variables into its segments.
final class ArnSegments {
    private ArnSegments() {}

    static List<Template> of(List<Part> parts) {
        List<Template> segments = new ArrayList<>();
        List<Part> current = new ArrayList<>();
        for (Part part : parts) {
            if (!(part instanceof Part.Literal(String text))) {
                current.add(part);
                continue;
            }
            int colon = text.indexOf(':');
            while (colon >= 0 && segments.size() < ArnText.SEGMENTS - 1) {
                addLiteral(text.substring(0, colon), current);
                segments.add(Template.of("", current));
                current.clear();
                text = text.substring(colon + 1);
                colon = text.indexOf(':');
            }
            addLiteral(text, current);
        }
        segments.add(Template.of("", current));
        return List.copyOf(segments);
    }

    private static void addLiteral(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Literal(text));
        }
    }
}
