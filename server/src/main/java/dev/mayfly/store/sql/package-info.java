/// The stores in SQL: one implementation, two dialects (SQLite in the data directory, PostgreSQL
/// for several nodes). Plain JDBC; nothing outside sees a connection. Knows no HTTP and decides
/// nothing about what it keeps. Start at [dev.mayfly.store.sql.Database], then
/// [dev.mayfly.store.sql.SqlStateStore] and [dev.mayfly.store.sql.SqlTrailStore].
@NullMarked
package dev.mayfly.store.sql;

import org.jspecify.annotations.NullMarked;
