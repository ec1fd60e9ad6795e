@NullMarked
package dev.mayfly.store.sql;

import org.jspecify.annotations.NullMarked;
