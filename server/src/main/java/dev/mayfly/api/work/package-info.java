/// What nodes ask about the tasks placed on them, and tell of them. Holds nothing else. Start at
/// [dev.mayfly.api.work.WorkRecords].
@NullMarked
package dev.mayfly.api.work;

import org.jspecify.annotations.NullMarked;
