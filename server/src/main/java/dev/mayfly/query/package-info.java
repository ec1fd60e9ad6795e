/// The AWS Query protocol, which STS and IAM speak: forms in, XML out. Knows no operation. Start at
/// [AwsQuery].
@NullMarked
package dev.mayfly.query;

import org.jspecify.annotations.NullMarked;
