/// What CloudTrail's operations take and answer, as records the wire decodes and encodes. Holds
/// nothing else. Start at [dev.mayfly.api.cloudtrail.LookupEvents].
@NullMarked
package dev.mayfly.api.cloudtrail;

import org.jspecify.annotations.NullMarked;
