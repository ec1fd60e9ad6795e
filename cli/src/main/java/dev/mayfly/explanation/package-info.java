/// Shows the explanation of a refusal to a person: each statement, what it expects, what came.
/// Knows the explanation's JSON and the terminal, nothing else. Start at [ExplanationText].
@NullMarked
package dev.mayfly.explanation;

import org.jspecify.annotations.NullMarked;
