package dev.mayfly.api;

import dev.mayfly.access.Circumstances;
import dev.mayfly.wire.Call;

/// How a call came, as policies see it; `region` is the one this authority answers for.
public record CallCircumstances(String region) {

    Circumstances of(Call call) {
        return new Circumstances(
                call.now(),
                call.origin().sourceIp(),
                call.origin().userAgent(),
                call.origin().tlsVersion().isPresent(),
                region);
    }
}
