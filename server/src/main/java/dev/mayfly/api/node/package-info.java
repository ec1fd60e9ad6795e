/// Inputs and outputs of the operations on nodes. Start at [NodeRequests].
@NullMarked
package dev.mayfly.api.node;

import org.jspecify.annotations.NullMarked;
