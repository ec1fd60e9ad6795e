/// The one place where the parts are put together: settings in, a running authority out. Every
/// other package gets what it needs through its constructors. Start at [MayflyServer].
@NullMarked
package dev.mayfly.wiring;

import org.jspecify.annotations.NullMarked;
