package dev.mayfly.policy;

import java.util.stream.IntStream;

/// Finds an action pattern by the hash of its text, or the first of a service by the service's.
final class ActionTable {
    private final ActionPattern[] patterns;
    private final boolean byService;

    /// The number of a pattern, counted from 1; 0 where the slot is free.
    private final char[] slots;

    /// Over the patterns from `from` to `to` (exclusive), those of a service beside each other.
    ActionTable(ActionPattern[] patterns, int from, int to, boolean byService) {
        this.patterns = patterns;
        this.byService = byService;
        int[] entries =
                IntStream.range(from, to).filter(i -> !byService || first(i, from)).toArray();
        this.slots = new char[entries.length == 0 ? 0 : Integer.highestOneBit(entries.length) * 4];
        for (int entry : entries) {
            put(entry);
        }
    }

    private boolean first(int pattern, int from) {
        return pattern == from
                || !patterns[pattern].service().equals(patterns[pattern - 1].service());
    }

    private void put(int pattern) {
        int slot = slot(patterns[pattern].foldedHash(byService));
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = (char) (pattern + 1);
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (slots.length - 1);
    }

    /// The number of the pattern; -1 when there is none.
    int find(String foldedAction, int colon) {
        if (slots.length == 0) {
            return -1;
        }
        int slot = slot(hash(foldedAction, byService ? colon : foldedAction.length()));
        while (slots[slot] != 0) {
            ActionPattern pattern = patterns[slots[slot] - 1];
            boolean found =
                    byService
                            ? pattern.isOf(foldedAction, colon)
                            : pattern.matches(foldedAction, colon);
            if (found) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static int hash(String text, int end) {
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }
}
