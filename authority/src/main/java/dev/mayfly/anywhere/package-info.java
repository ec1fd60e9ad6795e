/// What an account holds for IAM Roles Anywhere: trust anchors, profiles, revocation lists and the
/// subjects that were seen. Records that are valid when they exist; they know neither how they are
/// changed nor how a certificate is verified against them. Start at [AnywhereState].
@NullMarked
package dev.mayfly.anywhere;

import org.jspecify.annotations.NullMarked;
