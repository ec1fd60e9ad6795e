/// `mayfly agent`: the process on a node that turns the node's key into credentials for the
/// machine's programs. Puts together what the packages below it do; must not speak any protocol
/// itself. Start at [Agent].
@NullMarked
package dev.mayfly.agent;

import org.jspecify.annotations.NullMarked;
