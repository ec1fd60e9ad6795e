/// What a command says to the person or program that typed it: output, errors with a hint, tables,
/// colour where it is wanted. Knows no command and no server. Start at [Terminal].
@NullMarked
package dev.mayfly.terminal;

import org.jspecify.annotations.NullMarked;
