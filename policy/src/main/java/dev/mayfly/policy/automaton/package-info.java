/// Sets of texts, as automata: which texts do some patterns have in common that others leave out,
/// and which is the shortest?
///
/// Nothing is ever determinised as a whole: a [Language] keeps its automata apart, and the search
/// walks their product, as far as its [Budget] goes. So `*a????????????????` costs what it must and
/// no more. Knows nothing of policies. Start reading at [Language].
@NullMarked
package dev.mayfly.policy.automaton;

import org.jspecify.annotations.NullMarked;
