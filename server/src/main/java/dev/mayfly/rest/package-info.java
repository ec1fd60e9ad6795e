/// The REST-JSON protocol, which IAM Access Analyzer speaks: method and path name the operation,
/// members stand in path, query string, headers and body. Knows no operation. Start at
/// [RestOperations], then [RestJson].
@NullMarked
package dev.mayfly.rest;

import org.jspecify.annotations.NullMarked;
