/// The AWS JSON 1.1 protocol, which CloudTrail speaks, and JSON as REST-JSON uses it too. Knows no
/// operation. Start at [AwsJson].
@NullMarked
package dev.mayfly.awsjson;

import org.jspecify.annotations.NullMarked;
