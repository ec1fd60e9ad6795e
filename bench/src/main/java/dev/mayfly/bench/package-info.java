/// Benchmarks: JMH for the parts, load runs for the whole. Never shipped. Start at
/// [SignatureBenchmark], the raw limit everything else is measured against.
@NullMarked
package dev.mayfly.bench;

import org.jspecify.annotations.NullMarked;
