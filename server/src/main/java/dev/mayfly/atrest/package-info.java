/// Keys at rest: what the store keeps of a key ring is wrapped under one key-encryption key, which
/// comes from a file of the data directory or from the environment. Knows no storage of rings and
/// no session. Start at [dev.mayfly.atrest.KeyEncryption].
@NullMarked
package dev.mayfly.atrest;

import org.jspecify.annotations.NullMarked;
