/// What `mayfly prove` is asked and answers: claims about a policy or a role, their proofs, and
/// both in words and in JSON. The proofs themselves are made by `dev.mayfly.policy.prove`. Start at
/// [Claims].
@NullMarked
package dev.mayfly.proving;

import org.jspecify.annotations.NullMarked;
