/// What if: decides hypothetical requests by given policies, or by those of a user, group or role,
/// with the evaluator that decides real ones. Changes nothing and knows no HTTP. Start at
/// [Scenarios], then [Simulator].
@NullMarked
package dev.mayfly.simulation;

import org.jspecify.annotations.NullMarked;
