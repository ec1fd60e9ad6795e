/// Configuration as code: a file says what should be, a plan says what that changes, and the plan
/// is carried out by the same API calls as anyone's. Applying twice changes nothing the second
/// time. Start at [Declared], then [Planner].
@NullMarked
package dev.mayfly.apply;

import org.jspecify.annotations.NullMarked;
