/// Key rings: named lists of versioned keys that rotate, kept wrapped in a store that every node
/// shares. Knows not what a key is for; sessions and token signing bring their own. Start at
/// [dev.mayfly.keys.KeyRings].
@NullMarked
package dev.mayfly.keys;

import org.jspecify.annotations.NullMarked;
