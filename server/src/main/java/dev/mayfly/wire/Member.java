package dev.mayfly.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the service model says of a member beyond its type. Lengths count characters, for lists
/// elements; bounds are inclusive; `pattern` must match the whole value. For a list, `pattern` and
/// `oneOf` hold for each element. A list with a minimum length must be sent, unless it is wrapped
/// in `Optional`; where AWS requires a list and gives it no minimum, ours is 1.
///
/// Source: the AWS service models (`service-2.json`) of botocore 1.43.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Member {

    /// The name on the wire, where it is not the component's name with the protocol's
    /// capitalisation.
    String name() default "";

    /// Where it stands in REST-JSON; at other places than the body, `name` is the name there.
    Place in() default Place.BODY;

    /// Whether a time is written in ISO 8601 instead of the way usual at its place.
    boolean iso8601() default false;

    int minLength() default 0;

    int maxLength() default Integer.MAX_VALUE;

    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;

    String pattern() default "";

    String[] oneOf() default {};

    /// Left out of the trail and of every error message.
    boolean sensitive() default false;
}
