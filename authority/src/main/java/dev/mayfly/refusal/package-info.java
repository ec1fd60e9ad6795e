/// Every way Mayfly says no, as data. The domain throws [RefusedException] with one of these; only
/// the wire error table turns it into an AWS code and an HTTP status. Start at [Refusal].
@NullMarked
package dev.mayfly.refusal;

import org.jspecify.annotations.NullMarked;
