/// The route of a machine with a certificate: whether an account's trust anchors vouch for it, and
/// what of it becomes session name, source identity and tags. Knows no HTTP; that the caller holds
/// the key is proved before. Start at [CertificateVerifier].
@NullMarked
package dev.mayfly.certificate;

import org.jspecify.annotations.NullMarked;
