/// Requests and answers of the IAM API, 2010-05-08, one file per subject. Data only. Start at
/// [Patterns], then the subject you look for.
@NullMarked
package dev.mayfly.api.iam;

import org.jspecify.annotations.NullMarked;
