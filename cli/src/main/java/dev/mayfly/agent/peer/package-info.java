/// Who is at the other end of a connection on this machine: user, process, executable, as Linux
/// knows them. Must not know HTTP. Start at [PeerLookup].
@NullMarked
package dev.mayfly.agent.peer;

import org.jspecify.annotations.NullMarked;
