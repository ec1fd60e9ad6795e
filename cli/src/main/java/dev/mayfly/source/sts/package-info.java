/// Credentials of STS, Mayfly's or AWS's: for a web identity token, for a role by other
/// credentials, and temporary ones in place of a long-lived key. Start at [WebIdentitySource].
@NullMarked
package dev.mayfly.source.sts;

import org.jspecify.annotations.NullMarked;
