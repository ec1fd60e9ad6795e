package dev.mayfly.policy.automaton;

import java.util.Arrays;

/// One state of each of several automata, or a set of states of one, sorted.
final class States {
    private final int[] ids;

    States(int[] ids) {
        this.ids = ids;
    }

    int size() {
        return ids.length;
    }

    int at(int index) {
        return ids[index];
    }

    /// Whether this set is a part of another.
    boolean within(States larger) {
        int at = 0;
        for (int id : ids) {
            while (at < larger.ids.length && larger.ids[at] < id) {
                at++;
            }
            if (at == larger.ids.length || larger.ids[at] != id) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof States states && Arrays.equals(ids, states.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }
}
