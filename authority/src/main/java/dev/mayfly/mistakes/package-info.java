/// What usually is wrong when a token does not get a role: remarks in plain words, each with the
/// smallest change that would help. Reads tokens and policies, decides nothing; a remark may be
/// shown only to those who may read the policy. Start at [UsualMistakes].
@NullMarked
package dev.mayfly.mistakes;

import org.jspecify.annotations.NullMarked;
