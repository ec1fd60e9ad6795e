/// Requests made up to fit a policy: to try, by evaluation, what a statement lets in. Knows nothing
/// of findings.
///
/// Start reading at [SampleContext], then [SampleValue].
@NullMarked
package dev.mayfly.policy.sample;

import org.jspecify.annotations.NullMarked;
