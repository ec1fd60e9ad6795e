package dev.mayfly.access;

import java.time.Instant;

/// When, from where and how a request came: what the global condition keys say of it. `sourceIp` is
/// an address without a port; `userAgent` may be empty.
public record Circumstances(
        Instant now, String sourceIp, String userAgent, boolean secureTransport, String region) {}
