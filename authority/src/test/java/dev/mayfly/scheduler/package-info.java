/// Tests of [dev.mayfly.scheduler].
@NullMarked
package dev.mayfly.scheduler;

import org.jspecify.annotations.NullMarked;
