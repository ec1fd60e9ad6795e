/// The text patterns of the policy language: wildcards, policy variables, ARN patterns, networks,
/// dates. Each is compiled once and matches in time that does not explode whatever the pattern.
/// Knows no statements, no requests and no JSON. Start reading at [Template].
@NullMarked
package dev.mayfly.policy.pattern;

import org.jspecify.annotations.NullMarked;
