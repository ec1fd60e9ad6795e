/// The sources that `~/.aws/config` and the environment describe, as AWS's tools read them: what a
/// profile names, and where an authority is. Start at [Profiles].
@NullMarked
package dev.mayfly.source.profile;

import org.jspecify.annotations.NullMarked;
