package dev.mayfly.policy.index;

import java.util.List;

/// Finds, among many patterns, the few that may match a text, in one pass over the text.
///
/// Four characters that stand next to each other in a pattern (a gram) stand so in everything that
/// matches. For each pattern the index remembers the gram that fewest others share, and a look-up
/// for each place in the text finds the patterns worth trying: they may begin, end or agree in the
/// middle as they like. What has no gram of its own is always worth trying.
public final class GramIndex {
    /// What stands before the first character of a text and behind its last.
    public static final char EDGE = 0;

    static final int GRAM = 4;

    private static final int SPREAD = 0x9E3779B9;

    private final int[] grams;

    /// By slot of `grams`: the first link of its chain, counted from 1; 0 where the slot is free.
    private final char[] chains;

    private final char[] members;
    private final char[] links;
    private final long[] always;

    /// @param grams and their members, pairwise
    /// @param always the members to name whatever the text
    GramIndex(int[] grams, char[] members, long[] always) {
        int slots = Integer.highestOneBit(Math.max(1, grams.length)) * 4;
        this.grams = new int[slots];
        this.chains = new char[slots];
        this.members = members;
        this.links = new char[members.length];
        this.always = always;
        for (int i = 0; i < grams.length; i++) {
            int slot = slot(grams[i]);
            this.grams[slot] = grams[i];
            links[i] = chains[slot];
            chains[slot] = (char) (i + 1);
        }
    }

    private int slot(int gram) {
        int mask = grams.length - 1;
        int slot = ((gram * SPREAD) >>> 12) & mask;
        while (chains[slot] != 0 && grams[slot] != gram) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Takes in one character; characters that look alike in eight bits count as alike.
    static int shifted(int gram, char next) {
        return (gram << 8) | (next & 0xff);
    }

    /// Adds every member that may match one of the texts to the set of bits.
    public void find(List<String> texts, long[] into) {
        for (int i = 0; i < always.length; i++) {
            into[i] |= always[i];
        }
        for (int i = 0; i < texts.size(); i++) {
            find(texts.get(i), into);
        }
    }

    private void find(String text, long[] into) {
        int gram = EDGE;
        for (int i = 0; i < text.length(); i++) {
            gram = shifted(gram, text.charAt(i));
            if (i >= GRAM - 2) {
                follow(gram, into);
            }
        }
        follow(shifted(gram, EDGE), into);
    }

    private void follow(int gram, long[] into) {
        int link = chains[slot(gram)];
        while (link != 0) {
            int member = members[link - 1];
            into[member >> 6] |= 1L << member;
            link = links[link - 1];
        }
    }
}
