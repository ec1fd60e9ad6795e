package dev.mayfly.policy.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Chooses the gram by which each member of a [GramIndex] is found.
public final class GramIndexBuilder {
    private static final int MOST = Character.MAX_VALUE - 1;

    /// A gram that more than this part of the members share tells too little.
    private static final int SHARE = 4;

    private final int size;
    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    private record Wanted(int member, Set<Integer> grams) {}

    /// For members numbered from 0 to `size` (exclusive).
    public GramIndexBuilder(int size) {
        this.size = size;
    }

    /// A member that matches only where each of these texts stands; of several such lists for one
    /// member, any may hold. A member of which nothing is said is always named.
    public void add(int member, List<String> texts) {
        Set<Integer> grams = grams(texts);
        wanted.add(new Wanted(member, grams));
        grams.forEach(gram -> counts.merge(gram, 1, Integer::sum));
    }

    private static Set<Integer> grams(List<String> texts) {
        Set<Integer> grams = new HashSet<>();
        for (String text : texts) {
            int gram = 0;
            for (int i = 0; i < text.length(); i++) {
                gram = GramIndex.shifted(gram, text.charAt(i));
                if (i >= GramIndex.GRAM - 1) {
                    grams.add(gram);
                }
            }
        }
        return grams;
    }

    /// Empty when an index would not rule out much.
    public Optional<GramIndex> build() {
        Map<Integer, Set<Integer>> byMember = new TreeMap<>();
        Set<Integer> unfound = new HashSet<>();
        for (Wanted each : wanted) {
            Optional<Integer> gram = rarest(each.grams());
            gram.ifPresentOrElse(
                    found ->
                            byMember.computeIfAbsent(each.member(), _ -> new HashSet<>())
                                    .add(found),
                    () -> unfound.add(each.member()));
        }
        byMember.keySet().removeAll(unfound);
        int entries = byMember.values().stream().mapToInt(Set::size).sum();
        return byMember.size() * 2 < size || entries > MOST || size > MOST
                ? Optional.empty()
                : Optional.of(index(byMember, entries));
    }

    private Optional<Integer> rarest(Set<Integer> grams) {
        return grams.stream()
                .filter(gram -> counts.getOrDefault(gram, 0) * SHARE <= Math.max(size, SHARE))
                .min((one, other) ->
                        Integer.compare(
                                counts.getOrDefault(one, 0), counts.getOrDefault(other, 0)));
    }

    private GramIndex index(Map<Integer, Set<Integer>> byMember, int entries) {
        int[] grams = new int[entries];
        char[] members = new char[entries];
        long[] always = new long[(size + 63) >> 6];
        for (int i = 0; i < size; i++) {
            always[i >> 6] |= byMember.containsKey(i) ? 0 : 1L << i;
        }
        int at = 0;
        for (Map.Entry<Integer, Set<Integer>> each : byMember.entrySet()) {
            for (int gram : each.getValue()) {
                grams[at] = gram;
                members[at++] = (char) (int) each.getKey();
            }
        }
        return new GramIndex(grams, members, always);
    }
}
