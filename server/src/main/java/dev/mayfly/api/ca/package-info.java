/// Inputs and outputs of the operations on certificate authorities. Start at [AuthorityRequests].
@NullMarked
package dev.mayfly.api.ca;

import org.jspecify.annotations.NullMarked;
