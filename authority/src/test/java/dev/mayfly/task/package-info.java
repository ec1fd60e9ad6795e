/// Tests of [dev.mayfly.task].
@NullMarked
package dev.mayfly.task;

import org.jspecify.annotations.NullMarked;
