/// IAM Access Analyzer's warnings about handing powers on: roles that are passed or created,
/// services and identity providers that are trusted.
///
/// Source of codes and texts: IAM User Guide, "IAM policy validation check reference", 2023-06, and
/// answers of AWS to its managed policies as MAMIP records them (2026-03). Start reading at
/// [DelegationChecks].
@NullMarked
package dev.mayfly.policy.delegation;

import org.jspecify.annotations.NullMarked;
