/// Everything an account holds, read over the stock IAM API with the caller's own credentials: of a
/// Mayfly or of AWS alike. Knows no command. Start at [Inventory].
@NullMarked
package dev.mayfly.inventory;

import org.jspecify.annotations.NullMarked;
