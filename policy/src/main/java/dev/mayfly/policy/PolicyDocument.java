package dev.mayfly.policy;

import java.util.List;
import java.util.Optional;

/// A policy that was read and found well-formed for its kind.
///
/// @param json the text it was read from
/// @param charsWithoutWhitespace what counts against AWS's size limits
public record PolicyDocument(
        PolicyKind kind,
        PolicyVersion version,
        boolean versionWritten,
        Optional<String> id,
        List<Statement> statements,
        String json,
        int charsWithoutWhitespace) {
    public PolicyDocument {
        statements = List.copyOf(statements);
    }
}
