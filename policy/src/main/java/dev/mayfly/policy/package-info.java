/// The IAM policy language as data: documents, statements, patterns, conditions, and the strict
/// parser that makes them. Knows no HTTP, clock, storage or roles.
///
/// Start reading at [PolicyParser], then [Statement]. What AWS leaves open and what we chose is
/// listed in `docs/policy-semantics.md`.
@NullMarked
package dev.mayfly.policy;

import org.jspecify.annotations.NullMarked;
