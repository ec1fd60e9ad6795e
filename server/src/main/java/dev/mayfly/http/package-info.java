/// The listener: HTTP on virtual threads, bounded in every direction, TLS from PEM files, health
/// and metrics. Knows no AWS operation; the wire package answers those. Start at [HttpServer].
@NullMarked
package dev.mayfly.http;

import org.jspecify.annotations.NullMarked;
