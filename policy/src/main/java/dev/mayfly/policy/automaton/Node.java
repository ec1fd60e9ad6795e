package dev.mayfly.policy.automaton;

import org.jspecify.annotations.Nullable;

/// A place the search has come to.
final class Node {
    /// One state of each automaton that the text must satisfy.
    final States wanted;

    /// All states the forbidden automaton can be in.
    final States forbidden;

    /// How many characters were read.
    final int depth;

    /// Whether another node can do all that this one can.
    boolean beaten;

    private final @Nullable Node before;
    private final char letter;

    private Node(States wanted, States forbidden, @Nullable Node before, char letter) {
        this.wanted = wanted;
        this.forbidden = forbidden;
        this.before = before;
        this.letter = letter;
        this.depth = before == null ? 0 : before.depth + 1;
    }

    static Node start(States wanted, States forbidden) {
        return new Node(wanted, forbidden, null, '\0');
    }

    Node next(States nextWanted, States nextForbidden, char read) {
        return new Node(nextWanted, nextForbidden, this, read);
    }

    /// What was read on the way here.
    String text() {
        StringBuilder text = new StringBuilder(depth);
        for (Node node = this; node.before != null; node = node.before) {
            text.append(node.letter);
        }
        return text.reverse().toString();
    }
}
