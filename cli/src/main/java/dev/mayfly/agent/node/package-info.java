/// The machine's side of a node: the key it makes and keeps, joining with a token, certificates and
/// their renewal, recovery after a long silence, and the sessions its key gets. All that must
/// outlive a crash is in one directory, see [NodeHome].
///
/// It knows no command line and no local endpoint. Start at [Node]; [Join] makes one.
@NullMarked
package dev.mayfly.agent.node;

import org.jspecify.annotations.NullMarked;
