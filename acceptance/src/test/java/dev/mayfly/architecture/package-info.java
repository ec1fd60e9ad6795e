/// The rules of docs/architecture.md that a compiler does not hold: the arrow between modules, one
/// package a library, where clock, chance and environment are read. Start at [ArchitectureTest].
@NullMarked
package dev.mayfly.architecture;

import org.jspecify.annotations.NullMarked;
