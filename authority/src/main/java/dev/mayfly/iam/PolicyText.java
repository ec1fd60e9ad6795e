package dev.mayfly.iam;

import dev.mayfly.policy.PolicyDocument;

/// A policy as its author wrote it, beside its parsed form. Two are equal when their sources are.
public record PolicyText(String source, PolicyDocument document) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyText that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
