/// Checks the policies in files and says what was found: as text, as JSON, as SARIF for code
/// scanning. What is wrong in a policy is known to `dev.mayfly.policy.findings` alone.
///
/// Start reading at [PolicyCheck], then [CheckedFile].
@NullMarked
package dev.mayfly.check;

import org.jspecify.annotations.NullMarked;
