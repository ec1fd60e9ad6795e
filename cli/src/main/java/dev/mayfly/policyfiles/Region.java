package dev.mayfly.policyfiles;

/// A stretch of a file. Lines and columns count from 1, columns in UTF-16 units; the end column is
/// behind the last character.
public record Region(int startLine, int startColumn, int endLine, int endColumn) {}
