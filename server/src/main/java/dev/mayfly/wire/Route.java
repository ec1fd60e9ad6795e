package dev.mayfly.wire;

/// Where a request goes: the operation, its input parsed but not yet bound, and how to answer.
record Route(Endpoint<?, ?> endpoint, Node input, WireProtocol protocol) {

    Service service() {
        return endpoint.operation().service();
    }
}
