/// Every check there is, in one checker. Knows what the checks are and not what they do.
///
/// Start reading at [PolicyLint].
@NullMarked
package dev.mayfly.policy.lint;

import org.jspecify.annotations.NullMarked;
