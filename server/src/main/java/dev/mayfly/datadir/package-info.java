/// The data directory: who may read it, who holds it, what lies in it, and the way in for whoever
/// possesses it. Knows no domain rule, no HTTP and no SQL. Start at [DataDirectory], then
/// [AdminSocket].
@NullMarked
package dev.mayfly.datadir;

import org.jspecify.annotations.NullMarked;
