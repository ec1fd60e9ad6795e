/// How machines become nodes and stay it: adding and joining, certificates and their renewal,
/// recovery after a long silence, locks, and the proof that stands at the door of each request.
///
/// It issues no sessions and knows no wire. Start at [NodeDoor], then [Renewal], whose rules are
/// what finds a copied key.
@NullMarked
package dev.mayfly.nodes;

import org.jspecify.annotations.NullMarked;
