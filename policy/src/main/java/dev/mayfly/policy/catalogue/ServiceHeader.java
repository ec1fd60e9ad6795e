package dev.mayfly.policy.catalogue;

/// The first line of a service's block, and where the rest of it lies.
///
/// @param start offset of the first byte behind the line
/// @param end offset of the next service's line
record ServiceHeader(String prefix, String name, boolean resourceControl, int start, int end) {}
