/// Stock clients and our own command line against the started jar, as a user would have it. Start
/// at [RunningMayfly].
@NullMarked
package dev.mayfly.acceptance;

import org.jspecify.annotations.NullMarked;
