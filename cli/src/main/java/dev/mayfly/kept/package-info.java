/// Files only their user may read, and credentials kept in them until they must be renewed: one
/// upstream call for however many programs ask at once. Knows nothing of where credentials come
/// from, only that it may fail. Start at [KeptCredentials].
@NullMarked
package dev.mayfly.kept;

import org.jspecify.annotations.NullMarked;
