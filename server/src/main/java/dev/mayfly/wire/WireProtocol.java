package dev.mayfly.wire;

/// How one protocol family reads requests and writes answers and faults.
sealed interface WireProtocol permits AwsQuery, AwsJson {

    /// An answer to a call that succeeded.
    WireResponse answer(Endpoint<?, ?> endpoint, Record output, String requestId);

    /// An answer to a call that was refused or failed.
    WireResponse fault(Service service, Fault fault, String requestId);
}
