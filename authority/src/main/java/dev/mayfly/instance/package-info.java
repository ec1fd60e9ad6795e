/// The route of servers: a node's session for the role in its instance profile, and for tasks that
/// its own operator starts. It knows no wire and issues nothing. Start at [InstanceVerifier].
@NullMarked
package dev.mayfly.instance;

import org.jspecify.annotations.NullMarked;
