package dev.mayfly.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The URI of an operation as AWS's models write it: `/tags/{resourceArn}`, `/files/{key+}`,
/// `/token?aws_iam=t`. A label takes one segment of the path, a greedy one (`+`) at least one.
///
/// Where several fit a request the most specific is meant, which is the least: at the first segment
/// that differs a literal goes before a label and a label before a greedy one, and more literals in
/// the query string go before fewer.
///
/// Source: Smithy, "http trait", "URI", read 2026-11.
final class UriTemplate implements Comparable<UriTemplate> {

    private enum Kind {
        LITERAL,
        LABEL,
        GREEDY
    }

    private record Segment(Kind kind, String text) {
        static Segment parse(String written) {
            if (!written.startsWith("{")) {
                return new Segment(Kind.LITERAL, written);
            }
            boolean greedy = written.endsWith("+}");
            String name = written.substring(1, written.length() - (greedy ? 2 : 1));
            return new Segment(greedy ? Kind.GREEDY : Kind.LABEL, name);
        }
    }

    private final List<Segment> segments;
    private final Map<String, String> queryLiterals;

    private UriTemplate(List<Segment> segments, Map<String, String> queryLiterals) {
        this.segments = List.copyOf(segments);
        this.queryLiterals = Map.copyOf(queryLiterals);
    }

    /// @throws IllegalArgumentException for what is no such URI
    static UriTemplate parse(String uri) {
        String[] halves = uri.split("\\?", 2);
        List<Segment> segments = RestPath.segments(halves[0]).stream().map(Segment::parse).toList();
        if (segments.isEmpty()
                || segments.stream().filter(s -> s.kind == Kind.GREEDY).count() > 1) {
            throw new IllegalArgumentException(uri + " cannot be routed");
        }
        Map<String, String> literals = new HashMap<>();
        if (halves.length > 1) {
            for (String pair : halves[1].split("&", -1)) {
                String[] parts = pair.split("=", 2);
                literals.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return new UriTemplate(segments, literals);
    }

    /// The labels' values if the request is for this URI.
    ///
    /// @param path the segments of the path as they were sent
    Optional<Map<String, String>> match(List<String> path, QueryText query) {
        if (!queryLiterals.entrySet().stream()
                .allMatch(e -> query.values(e.getKey()).equals(List.of(e.getValue())))) {
            return Optional.empty();
        }
        int greedy = greedyAt();
        int taken = path.size() - segments.size() + 1; // what the greedy label takes, if any
        if (greedy < 0 ? taken != 1 : taken < 1) {
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            int from = greedy >= 0 && i > greedy ? i + taken - 1 : i;
            List<String> sent = path.subList(from, from + (i == greedy ? taken : 1));
            if (!takes(segments.get(i), sent, labels)) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private static boolean takes(Segment segment, List<String> sent, Map<String, String> labels) {
        String decoded = RestPath.decode(String.join("/", sent));
        if (segment.kind == Kind.LITERAL) {
            return decoded.equals(segment.text);
        }
        labels.put(segment.text, decoded);
        return true;
    }

    private int greedyAt() {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).kind == Kind.GREEDY) {
                return i;
            }
        }
        return -1;
    }

    /// Whether the two fit the same requests, whatever their labels are called.
    boolean clashesWith(UriTemplate other) {
        return shape().equals(other.shape()) && queryLiterals.equals(other.queryLiterals);
    }

    private List<String> shape() {
        List<String> shape = new ArrayList<>();
        segments.forEach(s -> shape.add(s.kind == Kind.LITERAL ? s.text : s.kind.name() + "/"));
        return shape;
    }

    @Override
    public int compareTo(UriTemplate other) {
        int common = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < common; i++) {
            int difference = segments.get(i).kind.compareTo(other.segments.get(i).kind);
            if (difference != 0) {
                return difference;
            }
        }
        int longerFirst = other.segments.size() - segments.size();
        return longerFirst != 0 ? longerFirst : other.queryLiterals.size() - queryLiterals.size();
    }
}
