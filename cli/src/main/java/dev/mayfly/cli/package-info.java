/// The command line: one class a command, and what they share. The only package that knows picocli.
/// Start at [Main], then [MayflyCommand].
@NullMarked
package dev.mayfly.cli;

import org.jspecify.annotations.NullMarked;
