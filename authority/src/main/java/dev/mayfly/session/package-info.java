/// Sessions: one issuer for all five routes, sealed self-contained tokens, derived secrets,
/// revocation. Knows no HTTP and no wire format. Start at `SessionIssuer`.
@NullMarked
package dev.mayfly.session;

import org.jspecify.annotations.NullMarked;
