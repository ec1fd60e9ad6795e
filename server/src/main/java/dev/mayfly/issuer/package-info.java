/// The HTTP side of issuers: fetching the documents of others without being led astray, and the
/// pages of our own, whose tokens `minting` makes. Knows no token rule and no HTTP server: a page
/// is asked for by path and comes back as bytes. Start at [HttpIssuerDocuments] and [IssuerPages].
@NullMarked
package dev.mayfly.issuer;

import org.jspecify.annotations.NullMarked;
