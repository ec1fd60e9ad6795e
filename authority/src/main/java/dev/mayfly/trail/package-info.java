/// The record of who did what: one event a call, in the terms of a CloudTrail record. Knows no JSON
/// and no storage. Start at [TrailEvent].
@NullMarked
package dev.mayfly.trail;

import org.jspecify.annotations.NullMarked;
