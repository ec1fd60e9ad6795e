/// AWS Signature Version 4: which session signed a request, from the header or a presigned query.
/// Temporary credentials only. Knows neither operations nor policies. Start at [SigV4Verifier].
@NullMarked
package dev.mayfly.sigv4;

import org.jspecify.annotations.NullMarked;
