package dev.mayfly.policy.automaton;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The characters, in classes that no set of characters in use tells apart. One of each class
/// stands for all; classes are in the order in which people would rather read them.
final class Alphabet {
    private static final String READABLE =
            "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:=+,@";

    private final List<Character> letters;

    private Alphabet(List<Character> letters) {
        this.letters = letters;
    }

    static Alphabet of(Collection<CharSet> inUse) {
        Set<CharSet> sets = new LinkedHashSet<>(inUse);
        TreeSet<Integer> firsts = new TreeSet<>();
        firsts.add((int) Character.MIN_VALUE);
        for (CharSet set : sets) {
            for (int[] range : set.ranges()) {
                firsts.add(range[0]);
                firsts.add(range[1] + 1);
            }
        }
        // A class without a readable character is shown by its first one.
        READABLE.chars().forEach(firsts::add);
        READABLE.chars().forEach(c -> firsts.add(c + 1));
        firsts.add((int) '!');
        firsts.remove(Character.MAX_VALUE + 1);
        Map<BitSet, Character> best = new LinkedHashMap<>();
        for (int first : firsts) {
            best.merge(membership((char) first, sets), (char) first, Alphabet::better);
        }
        List<Character> letters = new ArrayList<>(best.values());
        letters.sort(Comparator.comparingInt(Alphabet::rank));
        return new Alphabet(letters);
    }

    private static BitSet membership(char c, Set<CharSet> sets) {
        BitSet in = new BitSet(sets.size());
        int i = 0;
        for (CharSet set : sets) {
            in.set(i++, set.contains(c));
        }
        return in;
    }

    private static char better(char one, char other) {
        return rank(one) <= rank(other) ? one : other;
    }

    private static int rank(char c) {
        int readable = READABLE.indexOf(c);
        if (readable >= 0) {
            return readable;
        }
        boolean printable = c > ' ' && c < 0x7f;
        return READABLE.length() + (printable ? c : 0x7f + c);
    }

    /// One character of each class, best first.
    List<Character> letters() {
        return letters;
    }
}
