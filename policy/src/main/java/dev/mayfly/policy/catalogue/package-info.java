/// What AWS offers: services, their actions, resource types and condition keys, from a snapshot
/// that travels in the jar (`NOTICE` beside it names its source and licence).
///
/// Knows patterns and no policies; decides nothing. The one package of this module that reads a
/// resource of the class path. Start reading at [ActionCatalogue].
@NullMarked
package dev.mayfly.policy.catalogue;

import org.jspecify.annotations.NullMarked;
