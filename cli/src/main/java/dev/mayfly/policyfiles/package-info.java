/// Policies wherever people write them: as a file of their own, inside a Terraform plan, inside a
/// CloudFormation template; and the way back from a place in the policy to a place in the file.
///
/// Knows nothing of what is right or wrong in a policy. Start reading at [PolicyFiles], then
/// [FoundPolicy] and [MappedText].
@NullMarked
package dev.mayfly.policyfiles;

import org.jspecify.annotations.NullMarked;
