/// A request's way: which operation it names, in which protocol, and from there through signature,
/// constraints, permission and handler to the trail and the answer; refusals by the one error
/// table. Start at [Dispatcher].
@NullMarked
package dev.mayfly.dispatch;

import org.jspecify.annotations.NullMarked;
