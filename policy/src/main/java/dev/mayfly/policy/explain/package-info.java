/// Says why: a decision as a tree of layers, statements and clauses, AWS's own sentence for it, and
/// the smallest changes that would allow what was denied, each tried before it is offered.
///
/// Asks `policy.eval` for every match and decides nothing by itself. Start reading at [Explainer].
@NullMarked
package dev.mayfly.policy.explain;

import org.jspecify.annotations.NullMarked;
