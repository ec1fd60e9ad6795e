/// Inputs and outputs of the operations AWS does not have. Start at [Requests].
@NullMarked
package dev.mayfly.api.mayfly;

import org.jspecify.annotations.NullMarked;
