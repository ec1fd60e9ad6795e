package dev.mayfly.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// From an action to the statements whose action element matches: names without wildcard are found
/// by their hash, the others by their service.
final class ActionIndex {
    /// Those without wildcard, then the others by service.
    private final ActionPattern[] patterns;

    /// Where the statements of each pattern start in `members`; one more at the end.
    private final char[] starts;

    private final char[] members;
    private final ActionTable names;
    private final ActionTable services;

    /// Statements about every action, or all but some.
    private final char[] others;

    private record Named(ActionPattern pattern, List<Integer> statements) {
        boolean exact() {
            return pattern.name().isLiteral();
        }
    }

    private ActionIndex(List<Named> named, List<Integer> others) {
        this.patterns = named.stream().map(Named::pattern).toArray(ActionPattern[]::new);
        this.starts = new char[named.size() + 1];
        this.members = new char[named.stream().mapToInt(each -> each.statements().size()).sum()];
        for (int i = 0; i < patterns.length; i++) {
            char[] own = chars(named.get(i).statements());
            System.arraycopy(own, 0, members, starts[i], own.length);
            starts[i + 1] = (char) (starts[i] + own.length);
        }
        this.others = chars(others);
        int exact = (int) named.stream().filter(Named::exact).count();
        this.names = new ActionTable(patterns, 0, exact, false);
        this.services = new ActionTable(patterns, exact, patterns.length, true);
    }

    private static char[] chars(List<Integer> statements) {
        char[] chars = new char[statements.size()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (int) statements.get(i);
        }
        return chars;
    }

    /// An index over these statements, which are numbered by their place in the list.
    static ActionIndex of(List<Statement> statements) {
        Map<String, Named> byText = new LinkedHashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            boolean any = statement.actions().patterns().contains(ActionPattern.ANY);
            if (any || statement.actions().negated()) {
                others.add(i);
            } else {
                add(statement, i, byText);
            }
        }
        List<Named> named = new ArrayList<>(byText.values());
        named.sort(
                Comparator.comparing((Named each) -> !each.exact())
                        .thenComparing(each -> each.pattern().service()));
        return new ActionIndex(named, others);
    }

    private static void add(Statement statement, int number, Map<String, Named> byText) {
        for (ActionPattern pattern : statement.actions().patterns()) {
            List<Integer> bucket =
                    byText.computeIfAbsent(
                                    pattern.source().toLowerCase(Locale.ROOT),
                                    _ -> new Named(pattern, new ArrayList<>()))
                            .statements();
            if (bucket.isEmpty() || bucket.getLast() != number) {
                bucket.add(number);
            }
        }
    }

    /// Adds the statements whose action element matches an action in lower case to the bits; those
    /// with a `NotAction` are still to be tried.
    void find(String foldedAction, int colon, long[] into) {
        int named = names.find(foldedAction, colon);
        if (named >= 0) {
            add(named, into);
        }
        int wild = services.find(foldedAction, colon);
        while (wild >= 0 && wild < patterns.length && patterns[wild].isOf(foldedAction, colon)) {
            if (patterns[wild].matches(foldedAction, colon)) {
                add(wild, into);
            }
            wild++;
        }
        add(others, 0, others.length, into);
    }

    private void add(int pattern, long[] into) {
        add(members, starts[pattern], starts[pattern + 1], into);
    }

    private static void add(char[] statements, int from, int to, long[] into) {
        for (int i = from; i < to; i++) {
            into[statements[i] >> 6] |= 1L << statements[i];
        }
    }
}
