/// The story of Mayfly, played on an authority: a provider, a role, a token, an hour of
/// credentials, a refusal and its reason, the record. Start at [Tour].
@NullMarked
package dev.mayfly.tour;

import org.jspecify.annotations.NullMarked;
