/// One class per group of AWS operations: turns a decoded record into a change or a question to the
/// domain, and the answer into a record. Holds no rule of its own. Start at `IamRolesApi`.
@NullMarked
package dev.mayfly.api;

import org.jspecify.annotations.NullMarked;
