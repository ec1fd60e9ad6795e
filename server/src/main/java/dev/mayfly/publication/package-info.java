/// What anyone may fetch of the certificate authorities: their certificates and revocation lists.
/// Knows nothing of how they are made. Start at [AuthorityPages].
@NullMarked
package dev.mayfly.publication;

import org.jspecify.annotations.NullMarked;
