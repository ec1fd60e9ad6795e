/// Credentials for programs on this machine that know only AWS's own conventions: a local endpoint,
/// or the environment of a program we start and end with. Knows the local door and warm
/// credentials, not where they come from. Start at [LocalCredentials].
@NullMarked
package dev.mayfly.process;

import org.jspecify.annotations.NullMarked;
