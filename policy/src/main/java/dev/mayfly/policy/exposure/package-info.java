/// Statements of trust and resource policies that let in more callers than they seem to: wildcard
/// principals behind guards that guard nothing, set operators that hold on absence, `NotPrincipal`.
///
/// A stranger is made up who sets every key that callers control as the statement likes it; the
/// evaluator decides whether he gets in. Start reading at [ExposureChecks], then [Stranger].
@NullMarked
package dev.mayfly.policy.exposure;

import org.jspecify.annotations.NullMarked;
