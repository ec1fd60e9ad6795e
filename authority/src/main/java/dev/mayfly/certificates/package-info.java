/// The authorities that Mayfly itself runs: making them, issuing and revoking certificates, keeping
/// their revocation lists fresh. Knows no HTTP and no wire; whose certificates are believed is
/// decided in [dev.mayfly.certificate]. Start at [CertificateAuthorities] and [Issuance]; what is
/// signed, and how, stands in [CertificateSigner].
@NullMarked
package dev.mayfly.certificates;

import org.jspecify.annotations.NullMarked;
