/// What requests can say of who makes them: the forms that the tokens of an identity provider and
/// the names of AWS callers have, and which condition keys repeat parts of each other.
///
/// Knows no policy. Start reading at [Issuer], then [TokenText].
@NullMarked
package dev.mayfly.policy.token;

import org.jspecify.annotations.NullMarked;
