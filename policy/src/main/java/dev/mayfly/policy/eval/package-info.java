/// Decides: a request and the policies that apply to it become a [Decision]. Pure and thread-safe;
/// the same code decides for trust policies, permissions, simulation and explanation.
///
/// Knows no JSON, no clock (the time is a context key like any other) and no regular expressions.
/// Start reading at [Evaluator].
@NullMarked
package dev.mayfly.policy.eval;

import org.jspecify.annotations.NullMarked;
