/// The names AWS users know: ARN, account, tag, unique id. Small value types without behaviour
/// beyond their own syntax. Knows no HTTP, storage or policy. Start at [Arn].
@NullMarked
package dev.mayfly.identity;

import org.jspecify.annotations.NullMarked;
