package dev.mayfly.dispatch;

import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Input;
import dev.mayfly.protocol.WireProtocol;
import dev.mayfly.wire.Service;

/// Where a request goes: the operation, its input parsed but not yet bound, and how to answer.
record Route(Endpoint<?, ?> endpoint, Input input, WireProtocol protocol) {

    Service service() {
        return endpoint.operation().service();
    }
}
