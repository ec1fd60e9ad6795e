/// AWS's wire: which operation a request names, its protocol, decoding into our records, encoding
/// answers and refusals. Knows no domain rule. Start at [Operation].
@NullMarked
package dev.mayfly.wire;

import org.jspecify.annotations.NullMarked;
