/// What is wrong, dangerous or needless in a policy, said as IAM Access Analyzer says it.
///
/// Works on the text as it is written ([PolicyText]), so that one mistake does not hide the others.
/// Knows no HTTP and no storage. Start reading at [PolicyChecker], then [Finding].
@NullMarked
package dev.mayfly.policy.findings;

import org.jspecify.annotations.NullMarked;
