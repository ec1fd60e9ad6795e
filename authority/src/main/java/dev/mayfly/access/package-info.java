/// What a session may do: the policies that apply to it and the facts of a request, brought
/// together for the policy evaluator. Knows no HTTP, wire format or trail. Start at
/// [dev.mayfly.access.Authorizer].
@NullMarked
package dev.mayfly.access;

import org.jspecify.annotations.NullMarked;
