/// CloudTrail's record as JSON: how an event is written, to the letter of AWS's own records. Knows
/// no storage and no request. Start at [dev.mayfly.cloudtrail.CloudTrailRecordCodec].
@NullMarked
package dev.mayfly.cloudtrail;

import org.jspecify.annotations.NullMarked;
