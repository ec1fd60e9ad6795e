/// The ports through which the domain keeps what must survive: account state, the trail, key rings.
/// Interfaces only; the SQL lives in the server. Start at [StateStore].
@NullMarked
package dev.mayfly.store;

import org.jspecify.annotations.NullMarked;
