/// What IAM Access Analyzer's operations take and answer, member by member as AWS's model spells
/// them. Knows no rule. Start at [ValidatePolicy].
@NullMarked
package dev.mayfly.api.accessanalyzer;

import org.jspecify.annotations.NullMarked;
