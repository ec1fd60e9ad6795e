/// Whether a task definition may be registered and run: AWS's own constraints in AWS's words, what
/// we refuse because it would break the isolation of tasks or because we cannot do it, and
/// long-lived keys. Knows no machine: paths are compared as text. Start at [Admission].
@NullMarked
package dev.mayfly.taskdefinition.admission;

import org.jspecify.annotations.NullMarked;
