package dev.mayfly.webidentity;

import java.net.URI;

/// Fetches what an issuer publishes. Whoever implements this bounds time and size, follows no
/// redirect to another host, and goes to no private address it was not told it may.
///
/// Thread-safe; blocks.
public interface IssuerDocuments {

    /// The body of a `200` answer to a GET.
    ///
    /// @throws UnreachableIssuerException when there was no such answer in time
    byte[] fetch(URI address);
}
