package dev.mayfly.policyfiles;

/// A change of a file's text.
///
/// @param title what it does, in the imperative
/// @param start offset of the first character to replace
/// @param end offset behind the last one
public record Edit(String title, int start, int end, String replacement) {}
