package dev.mayfly.http;

import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;

/// Answers the requests under one path prefix.
@FunctionalInterface
public interface Responder {
    WireResponse answer(WireRequest request);
}
