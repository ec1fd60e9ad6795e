/// GitHub workflows that ask for AWS credentials: what is dangerous in them, what cannot work, and
/// whether the token of a job can ever open the role it asks for.
///
/// Knows trust policies only as documents. Start reading at [WorkflowCheck].
@NullMarked
package dev.mayfly.workflow;

import org.jspecify.annotations.NullMarked;
