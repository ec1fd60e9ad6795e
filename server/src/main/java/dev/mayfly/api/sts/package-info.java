/// The records of STS on the wire, with the constraints of its service model. No behaviour. Start
/// at `WebIdentityRequest`.
@NullMarked
package dev.mayfly.api.sts;

import org.jspecify.annotations.NullMarked;
