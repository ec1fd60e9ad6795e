package dev.mayfly.policy;

import java.util.List;
import java.util.Optional;

/// A policy that was read and found well-formed for its kind.
///
/// @param json the text it was read from
/// @param versionWritten whether the text names its version at all
/// @param charsWithoutWhitespace what counts against AWS's size limits
/// @param index over the same statements, so that no request has to try them all
public record PolicyDocument(
        PolicyKind kind,
        PolicyVersion version,
        boolean versionWritten,
        Optional<String> id,
        List<Statement> statements,
        String json,
        int charsWithoutWhitespace,
        StatementIndex index) {
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /// The same document with other statements; its text is still the old one.
    public PolicyDocument withStatements(List<Statement> others) {
        return new PolicyDocument(
                kind,
                version,
                versionWritten,
                id,
                others,
                json,
                charsWithoutWhitespace,
                StatementIndex.of(others));
    }
}
