/// The policies that AWS ships and people attach by ARN (`arn:aws:iam::aws:policy/…`): a snapshot
/// of the ones attached most, renewed by `build/refresh-managed-policies.mjs`. Knows no account, no
/// storage and no HTTP. Start at [AwsManagedPolicies].
@NullMarked
package dev.mayfly.catalogue;

import org.jspecify.annotations.NullMarked;
