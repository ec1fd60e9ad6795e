/// Load runs: a started Mayfly, prepared requests, and wrk beside it on the same machine. Start at
/// [LoadRun].
@NullMarked
package dev.mayfly.bench.load;

import org.jspecify.annotations.NullMarked;
