/// What can be asked of clusters, services and tasks: registering, creating, updating, running,
/// stopping, and what nodes report. Every change goes through [TaskBoard], which lets the scheduler
/// draw its conclusions in the same commit. Knows no wire and no SQL. Start at [TaskBoard].
@NullMarked
package dev.mayfly.tasks;

import org.jspecify.annotations.NullMarked;
