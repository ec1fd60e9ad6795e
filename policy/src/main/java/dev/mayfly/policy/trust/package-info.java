/// What is wrong or open in a role's trust policy, beyond what AWS's checks say.
///
/// Reachability is tried, not read off the text: tokens that a stranger, a look-alike organisation,
/// a pull request or another branch would bring are made up to fit the statement, and the evaluator
/// decides on them. So every finding of that kind has a witness, and what other conditions or a
/// Deny keep out is not reported; that nothing was found proves nothing (`policy.prove` does).
///
/// Start reading at [TrustChecks].
@NullMarked
package dev.mayfly.policy.trust;

import org.jspecify.annotations.NullMarked;
