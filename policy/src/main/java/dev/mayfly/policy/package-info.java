/// The IAM policy language as data: documents, statements, patterns, conditions, and the strict
/// parser that makes them. Knows no HTTP, clock, storage or roles.
@NullMarked
package dev.mayfly.policy;

import org.jspecify.annotations.NullMarked;
