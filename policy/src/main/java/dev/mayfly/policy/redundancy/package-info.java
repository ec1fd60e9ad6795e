/// IAM Access Analyzer's suggestions about what does nothing: empty parts, entries that others
/// cover, statements written twice.
///
/// Source of codes and texts: IAM User Guide, "IAM policy validation check reference", 2023-06, and
/// answers of AWS to its managed policies as MAMIP records them (2026-03). Start reading at
/// [RedundancyChecks].
@NullMarked
package dev.mayfly.policy.redundancy;

import org.jspecify.annotations.NullMarked;
