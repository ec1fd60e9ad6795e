package dev.mayfly.protocol;

import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireResponse;

/// How one protocol family reads requests and writes answers and faults.
public interface WireProtocol {

    /// An answer to a call that succeeded.
    WireResponse answer(Endpoint<?, ?> endpoint, Record output, String requestId);

    /// An answer to a call that was refused or failed.
    WireResponse fault(Service service, Fault fault, String requestId);
}
