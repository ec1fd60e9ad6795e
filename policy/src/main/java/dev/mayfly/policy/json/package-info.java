/// JSON as policies need it: read strictly, and every value knows where it stands. Knows nothing of
/// policies.
///
/// Start reading at [JsonReader], then [Json].
@NullMarked
package dev.mayfly.policy.json;

import org.jspecify.annotations.NullMarked;
