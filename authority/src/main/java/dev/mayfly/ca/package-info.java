/// The certificate authorities an account runs and what they issued. Data only: it knows no rules
/// of change, no store and no wire. Start at [CaState].
@NullMarked
package dev.mayfly.ca;

import org.jspecify.annotations.NullMarked;
