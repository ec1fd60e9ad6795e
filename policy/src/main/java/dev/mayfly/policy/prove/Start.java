package dev.mayfly.policy.prove;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.box.Clause;
import java.util.List;

/// Where to look for a contradiction: requests of one kind of caller that match all of these
/// statements and what the claim speaks about.
record Start(Asker asker, List<Statement> matching, List<Clause> about) {
    Start {
        matching = List.copyOf(matching);
        about = List.copyOf(about);
    }
}
