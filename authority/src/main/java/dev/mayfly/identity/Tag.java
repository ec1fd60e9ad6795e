package dev.mayfly.identity;

/// A tag on a resource or session. Keys compare without case within one resource.
public record Tag(String key, String value) {}
