package dev.mayfly.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// Statements, found by the text their resources begin with.
///
/// A pattern that begins with literal text can match only resources that begin with it. One pass
/// over the resource hashes its prefixes, and a look-up for each length that occurs finds the
/// statements worth trying: a policy of 200 statements costs little more than one of four.
public final class StatementSet {
    static final StatementSet EMPTY = new StatementSet(List.of());

    /// Below this, trying all is as cheap.
    private static final int SMALL = 6;

    private final List<Statement> all;
    private final Map<Integer, List<Statement>> byHead;
    private final int[] headLengths;
    private final List<Statement> anywhere;

    StatementSet(List<Statement> statements) {
        this.all = List.copyOf(statements);
        if (all.size() <= SMALL) {
            this.byHead = Map.of();
            this.headLengths = new int[0];
            this.anywhere = all;
            return;
        }
        Map<Integer, List<Statement>> heads = new HashMap<>();
        TreeSet<Integer> lengths = new TreeSet<>();
        List<Statement> headless = new ArrayList<>();
        for (Statement statement : all) {
            List<String> own = heads(statement);
            if (own.isEmpty()) {
                headless.add(statement);
            }
            for (String head : own) {
                lengths.add(head.length());
                heads.computeIfAbsent(head.hashCode(), _ -> new ArrayList<>(1)).add(statement);
            }
        }
        this.byHead = frozen(heads);
        this.headLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
        this.anywhere = List.copyOf(headless);
    }

    private static Map<Integer, List<Statement>> frozen(Map<Integer, List<Statement>> heads) {
        heads.replaceAll((_, statements) -> List.copyOf(statements));
        return Map.copyOf(heads);
    }

    /// What each resource pattern begins with; empty when one of them may match anything.
    private static List<String> heads(Statement statement) {
        Function<Element<ResourcePattern>, List<String>> heads =
                element -> element.patterns().stream().map(ResourcePattern::head).toList();
        return statement
                .resources()
                .filter(element -> !element.negated())
                .map(heads)
                .filter(texts -> texts.stream().noneMatch(String::isEmpty))
                .orElse(List.of());
    }

    /// The statements that may speak about this resource; every one that does is among them.
    public List<Statement> about(String resource) {
        if (headLengths.length == 0) {
            return anywhere;
        }
        List<Statement> found = new ArrayList<>(anywhere);
        int hash = 0;
        int at = 0;
        for (int length : headLengths) {
            if (length > resource.length()) {
                break;
            }
            while (at < length) {
                hash = 31 * hash + resource.charAt(at++);
            }
            List<Statement> bucket = byHead.get(hash);
            if (bucket != null) {
                found.addAll(bucket);
            }
        }
        return found;
    }

    List<Statement> all() {
        return all;
    }
}
