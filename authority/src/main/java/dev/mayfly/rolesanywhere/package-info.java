/// How an account's trust anchors, profiles, revocation lists and subjects are changed, by the
/// rules of the service model of IAM Roles Anywhere. Knows no wire format. Start at [TrustAnchors].
@NullMarked
package dev.mayfly.rolesanywhere;

import org.jspecify.annotations.NullMarked;
