package dev.mayfly.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an output record without components whose answer still has a result element, empty.
/// Without the mark a query answer has none; the service model gives a `resultWrapper` to some of
/// these operations and not to others, and botocore fails where one is missing.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EmptyResult {}
