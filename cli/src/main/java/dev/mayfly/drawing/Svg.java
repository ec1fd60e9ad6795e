package dev.mayfly.drawing;

import dev.mayfly.drawing.Columns.Place;
import dev.mayfly.reach.Edge;
import dev.mayfly.reach.Party;
import dev.mayfly.reach.RoleGraph;
import java.util.HashMap;
import java.util.Map;

/// The graph as a picture in columns, from outside on the left to the farthest role on the right.
///
/// Needs nothing but the file: no script, no font, no style from elsewhere. Sizes are in pixels.
public final class Svg {

    private static final int BOX_WIDTH = 230;
    private static final int BOX_HEIGHT = 26;
    private static final int ROW = 38;
    private static final int COLUMN = BOX_WIDTH + 150;
    private static final int MARGIN = 24;
    private static final int LEGEND = 40;
    private static final int MAX_LABEL = 32;

    private final StringBuilder out = new StringBuilder();
    private final Map<Party, Place> places;

    private Svg(Map<Party, Place> places) {
        this.places = new HashMap<>(places);
    }

    /// The picture, a whole SVG 1.1 document.
    public static String of(RoleGraph graph) {
        Svg svg = new Svg(Columns.place(Dot.drawn(graph), graph.edges()));
        svg.head();
        graph.edges().forEach(svg::edge);
        Dot.drawn(graph).forEach(svg::box);
        return svg.out.append("</svg>\n").toString();
    }

    private void head() {
        int columns = 1 + places.values().stream().mapToInt(Place::column).max().orElse(0);
        int rows = 1 + places.values().stream().mapToInt(Place::row).max().orElse(0);
        int width = 2 * MARGIN + (columns - 1) * COLUMN + BOX_WIDTH + 60;
        int height = 2 * MARGIN + rows * ROW + LEGEND;
        out.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
                font-family="sans-serif" font-size="12">
                <title>Who can become whom</title>
                <style>
                .step{fill:none;stroke:#4a5568;stroke-width:1.3}
                .maybe{stroke-dasharray:6 4}
                .bad{stroke:#c53030}
                .rules{stroke-dasharray:2 4}
                .box{fill:#ebf4ff;stroke:#2b6cb0}
                .outside{fill:#fffaf0;stroke:#b7791f}
                .open{fill:#fff5f5;stroke:#c53030}
                </style>
                <defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" \
                markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#4a5568"/></marker></defs>
                <rect width="100%%" height="100%%" fill="#fff"/>
                """
                        .formatted(width, height, width, height));
        legend(height - MARGIN);
    }

    private void legend(int y) {
        String[][] entries = {
            {"step", "always"},
            {"step maybe", "under conditions"},
            {"step bad", "by escalation"},
            {"step bad rules", "can give it any permission"}
        };
        int x = MARGIN;
        for (String[] entry : entries) {
            out.append(
                    "<path class=\"%s\" d=\"M%d %dh36\"/><text x=\"%d\" y=\"%d\">%s</text>%n"
                            .formatted(entry[0], x, y - 4, x + 42, y, entry[1]));
            x += 170;
        }
    }

    private void box(Party party) {
        int x = x(party);
        int y = y(party);
        String look =
                party instanceof Party.Anyone
                        ? "open"
                        : party instanceof Party.Role || party instanceof Party.EveryRole
                                ? "box"
                                : "outside";
        out.append(
                ("<g><title>%s</title><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\""
                                + " height=\"%d\" rx=\"5\"/><text x=\"%d\" y=\"%d\">%s</text></g>%n")
                        .formatted(
                                escaped(party.name()),
                                look,
                                x,
                                y,
                                BOX_WIDTH,
                                BOX_HEIGHT,
                                x + 8,
                                y + 17,
                                escaped(shortened(party.label()))));
    }

    private void edge(Edge edge) {
        String look =
                "step"
                        + (edge.conditional() ? " maybe" : "")
                        + (edge.escalates() ? " bad" : "")
                        + (edge.becomes() ? "" : " rules");
        out.append(
                "<g><title>%s</title><path class=\"%s\" marker-end=\"url(#to)\" d=\"%s\"/></g>%n"
                        .formatted(escaped(Dot.tip(edge)), look, path(edge)));
    }

    /// From side to side between columns, around the right side within one. What rules the other
    /// runs a little lower, lest it hide behind what becomes it.
    private String path(Edge edge) {
        int lower = edge.becomes() ? 0 : 6;
        int fromY = y(edge.from()) + BOX_HEIGHT / 2 + lower;
        int toY = y(edge.to()) + BOX_HEIGHT / 2 + lower;
        int columns = place(edge.to()).column() - place(edge.from()).column();
        int fromX = x(edge.from()) + (columns < 0 ? 0 : BOX_WIDTH);
        int toX = x(edge.to()) + (columns > 0 ? 0 : BOX_WIDTH);
        int lift = edge.from().equals(edge.to()) ? 8 : 0;
        int bend = columns == 0 ? 56 : (toX - fromX) / 2;
        int back = columns < 0 ? ROW / 2 : 0; // beside the way there
        return "M%d %dC%d %d %d %d %d %d"
                .formatted(
                        fromX,
                        fromY - lift,
                        fromX + bend,
                        fromY - lift + back,
                        columns == 0 ? toX + bend : toX - bend,
                        toY + lift + back,
                        toX,
                        toY + lift);
    }

    private int x(Party party) {
        return MARGIN + place(party).column() * COLUMN;
    }

    private int y(Party party) {
        return MARGIN + place(party).row() * ROW;
    }

    private Place place(Party party) {
        return places.getOrDefault(party, new Place(0, 0));
    }

    private static String shortened(String label) {
        return label.length() <= MAX_LABEL
                ? label
                : label.substring(0, 10) + "…" + label.substring(label.length() - MAX_LABEL + 11);
    }

    /// Control characters have no place in XML 1.0, escaped or not.
    private static String escaped(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> clean.append("&lt;");
                        case '>' -> clean.append("&gt;");
                        case '&' -> clean.append("&amp;");
                        case '"' -> clean.append("&quot;");
                        default -> clean.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
                    }
                });
        return clean.toString();
    }
}
