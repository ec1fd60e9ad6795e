/// How commands talk to the running agent: a Unix socket that only the agent's account can open,
/// one JSON request and one JSON answer a conversation. Must not know what is asked. Start at
/// [ControlSocket].
@NullMarked
package dev.mayfly.agent.control;

import org.jspecify.annotations.NullMarked;
