/// The door of the endpoints on this machine: a local HTTP listener, and the checks in front of
/// every one of them (who may be asked under which name, what a browser or a proxy adds, sizes,
/// rates, who the peer is). Must not know credentials, roles or the authority. Start at [Door];
/// what is refused and why is in [Gate].
@NullMarked
package dev.mayfly.agent.door;

import org.jspecify.annotations.NullMarked;
