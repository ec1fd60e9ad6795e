/// Finding, among many patterns, the few that may match a text. Knows texts only, neither policies
/// nor what a pattern is.
///
/// Start reading at [GramIndex].
@NullMarked
package dev.mayfly.policy.index;

import org.jspecify.annotations.NullMarked;
