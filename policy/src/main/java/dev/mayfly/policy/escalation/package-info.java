/// Ways in which the holder of an identity policy can become more than the policy says.
///
/// A table of known methods ([Methods], each with its public source) is tried by evaluation against
/// the whole policy, so a Deny counts and a condition is met only where the holder can meet it.
/// That nothing was found proves nothing. Start reading at [EscalationChecks].
@NullMarked
package dev.mayfly.policy.escalation;

import org.jspecify.annotations.NullMarked;
