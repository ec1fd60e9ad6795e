/// IAM Access Analyzer's warnings and suggestions about conditions that do not mean what they seem
/// to, or mean nothing for some of the actions; and about the frame of a policy.
///
/// Source of codes and texts: IAM User Guide, "IAM policy validation check reference", 2023-06, and
/// answers of AWS to its managed policies as MAMIP records them (2026-03). Start reading at
/// [ConditionChecks].
@NullMarked
package dev.mayfly.policy.conditions;

import org.jspecify.annotations.NullMarked;
