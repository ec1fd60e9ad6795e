/// What an operation is and what a call of it carries: names, records and their annotations,
/// requests and answers as bytes, and the ports around them. Knows no protocol's spelling and no
/// domain rule. Start at [Operation].
@NullMarked
package dev.mayfly.wire;

import org.jspecify.annotations.NullMarked;
