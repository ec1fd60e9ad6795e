/// The route of containers: a node asks for the role of a task that was placed on it. It knows no
/// wire and issues nothing. Start at [TaskVerifier].
@NullMarked
package dev.mayfly.task;

import org.jspecify.annotations.NullMarked;
