package dev.mayfly.apply;

import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.TemplateException;
import dev.mayfly.cloudformation.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares policy documents by meaning of their JSON: the order of keys and white space do not
/// count.
final class Documents {

    private static final String INDENT = "  ";

    private Documents() {}

    static boolean same(String left, String right) {
        return lines(left).equals(lines(right));
    }

    /// The lines that left `from` and entered `to`, marked `-` and `+`, in order, by longest common
    /// subsequence.
    static List<String> difference(String from, String to) {
        List<String> old = lines(from);
        List<String> fresh = lines(to);
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(fresh.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return walk(old, fresh, common);
    }

    private static List<String> walk(List<String> old, List<String> fresh, int[][] common) {
        List<String> marked = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                i++;
                j++;
            } else if (j == fresh.size()
                    || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                marked.add("- " + old.get(i++));
            } else {
                marked.add("+ " + fresh.get(j++));
            }
        }
        return marked;
    }

    private static List<String> lines(String json) {
        List<String> lines = new ArrayList<>();
        try {
            print(new YamlReader().read(json, "policy document"), "", "", lines);
        } catch (TemplateException e) {
            lines.add(json); // not JSON: the API will say so; here it differs from every other text
        }
        return lines;
    }

    private static void print(Node node, String label, String indent, List<String> lines) {
        switch (node) {
            case Node.Scalar scalar -> lines.add(indent + label + scalar.text());
            case Node.Sequence sequence -> {
                lines.add(indent + label + "[");
                sequence.items().forEach(item -> print(item, "", indent + INDENT, lines));
                lines.add(indent + "]");
            }
            case Node.Mapping mapping -> {
                lines.add(indent + label + "{");
                Map<String, Node> sorted = new TreeMap<>(mapping.entries());
                sorted.forEach((key, value) -> print(value, key + ": ", indent + INDENT, lines));
                lines.add(indent + "}");
            }
            case Node.Call call -> print(call.argument(), call.function() + ": ", indent, lines);
        }
    }
}
