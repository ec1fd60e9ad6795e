@NullMarked
package dev.mayfly.cloudtrail;

import org.jspecify.annotations.NullMarked;
