/// What AWS's protocols have in common: records as shapes, binding a parsed request to one, the
/// model's constraints and AWS's words for their violation. Knows no protocol's spelling. Start at
/// [RecordShape], then [InputReader].
@NullMarked
package dev.mayfly.protocol;

import org.jspecify.annotations.NullMarked;
