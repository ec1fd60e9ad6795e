/// What an account holds: roles, policies, identity providers, users, groups, instance profiles,
/// and the rules for changing them. Changes are functions from one immutable [AccountState] to the
/// next. Knows no HTTP, wire format or SQL. Start at [AccountState], then [Directory].
@NullMarked
package dev.mayfly.iam;

import org.jspecify.annotations.NullMarked;
