/// Brings what runs nearer to what is wanted: from the state of clusters, services and tasks at one
/// moment to the next, as a pure function. Knows no store, no clock, no node and no wire; that it
/// may be asked twice, or by two authorities, for the same step is why it decides from the state
/// alone. Start at [Scheduler].
@NullMarked
package dev.mayfly.scheduler;

import org.jspecify.annotations.NullMarked;
