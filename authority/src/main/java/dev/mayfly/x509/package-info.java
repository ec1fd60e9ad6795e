/// X.509 as bytes and files: strict DER and PEM, the attributes inside a distinguished name, and
/// which keys and signature algorithms are strong enough. Knows nothing of trust, accounts or
/// sessions. Start at [Certificates].
@NullMarked
package dev.mayfly.x509;

import org.jspecify.annotations.NullMarked;
