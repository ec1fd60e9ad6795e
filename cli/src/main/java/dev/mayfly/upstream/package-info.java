/// One bounded HTTP call to an authority, Mayfly's or AWS's: how its certificate is judged, how
/// long we wait and how much we read. Knows nothing of credentials and signatures. Start at
/// [Upstream].
@NullMarked
package dev.mayfly.upstream;

import org.jspecify.annotations.NullMarked;
