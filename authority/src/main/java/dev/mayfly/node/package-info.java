/// The nodes of an account: machines that hold a key of their own. Data only: it knows no rules of
/// change, no store and no wire. Start at [NodeState], then [Node].
@NullMarked
package dev.mayfly.node;

import org.jspecify.annotations.NullMarked;
