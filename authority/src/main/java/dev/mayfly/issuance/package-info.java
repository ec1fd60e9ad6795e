/// From a verified caller to temporary credentials: the role's trust decides, then durations, tags,
/// source identity and session policies are held to AWS's rules, and the session is sealed. Knows
/// no HTTP, wire format or trail store. Start at [dev.mayfly.issuance.SessionIssuer].
@NullMarked
package dev.mayfly.issuance;

import org.jspecify.annotations.NullMarked;
