package dev.mayfly.simulation;

/// Where a statement stands in its document; lines and columns count from 1, the end is exclusive.
public record Span(int startLine, int startColumn, int endLine, int endColumn) {}
