/// What a policy can never allow, and who could ever use it: proved over all requests, not tried on
/// some.
///
/// A policy is a union of boxes (for each condition key a set of values, as an automaton) minus the
/// boxes of its Deny statements. Every witness is evaluated again by `policy.eval` before it is
/// shown. Start reading at [Proof].
@NullMarked
package dev.mayfly.policy.prove;

import org.jspecify.annotations.NullMarked;
