/// A small client of an authority, for our own commands: signed AWS Query and AWS JSON calls. Sees
/// only what any AWS client sees. Start at [AuthorityClient].
@NullMarked
package dev.mayfly.client;

import org.jspecify.annotations.NullMarked;
