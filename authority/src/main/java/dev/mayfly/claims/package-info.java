/// What identity providers say about a workload, and what each statement means here: strict JSON
/// claims, the condition keys and trail attributes of each kind of issuer, session tags, GitHub's
/// subjects. Knows no signatures, keys, HTTP or policies. Start at [IssuerProfile].
@NullMarked
package dev.mayfly.claims;

import org.jspecify.annotations.NullMarked;
