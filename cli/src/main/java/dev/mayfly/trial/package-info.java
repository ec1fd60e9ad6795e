/// Tries requests on policies: those in files, by the evaluator itself; those of somebody an
/// authority knows, by its policy simulator.
///
/// Knows no terminal and no options. Start reading at [FileTrial] and [LiveTrial], which both give
/// [TriedRequest]s.
@NullMarked
package dev.mayfly.trial;

import org.jspecify.annotations.NullMarked;
