@NullMarked
package dev.mayfly.atrest;

import org.jspecify.annotations.NullMarked;
