/// Tokens of our own: the development issuer, whose tokens look like a CI system's, and outbound
/// federation, where a session gets a token that others verify. Signing keys, their rotation and
/// their public form. Knows no HTTP and no storage. Start at [TokenMinter], then
/// [DevelopmentIssuer] and [WebIdentityTokenIssuer].
@NullMarked
package dev.mayfly.minting;

import org.jspecify.annotations.NullMarked;
