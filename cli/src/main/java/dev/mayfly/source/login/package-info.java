/// Credentials of a person who has signed in with `aws sso login`: the token where the AWS CLI
/// keeps it, renewed as the CLI renews it, and the portal that gives a role's credentials for it.
/// Start at [LoginSource].
@NullMarked
package dev.mayfly.source.login;

import org.jspecify.annotations.NullMarked;
