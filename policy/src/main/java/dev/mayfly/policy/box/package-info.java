/// A statement of a policy as a box: for each thing a request says (action, resource, every
/// condition key) the values with which the statement matches.
///
/// Where a policy variable makes the exact set depend on other keys, the set given here is larger
/// than the truth, never smaller: what is proved of it is true of the policy. Decides nothing
/// itself; whether a typed value satisfies a condition is asked of `policy.eval`. Start reading at
/// [StatementBox].
@NullMarked
package dev.mayfly.policy.box;

import org.jspecify.annotations.NullMarked;
