package dev.mayfly.policy.delegation;

import dev.mayfly.policy.findings.Severity;

/// An action on roles that should not be allowed on all of them, and what AWS says of it.
enum RoleAction {
    PASS_ROLE(
            "iam:PassRole",
            Severity.SECURITY_WARNING,
            "be overly permissive because it can allow iam:PassRole permissions on multiple"
                    + " resources. We recommend that you specify resource ARNs instead.",
            "be overly permissive because it allows iam:PassRole permissions on multiple"
                    + " resources. We recommend that you specify resource ARNs or add the"
                    + " iam:PassedToService condition key to your statement.",
            "be overly permissive because it allows iam:PassRole permissions on all resources. We"
                    + " recommend that you specify resource ARNs or add the iam:PassedToService"
                    + " condition key to your statement."),
    CREATE_SLR(
            "iam:CreateServiceLinkedRole",
            Severity.WARNING,
            "allow creation of unintended service-linked roles because it can allow"
                    + " iam:CreateServiceLinkedRole permissions on multiple resources. We recommend"
                    + " that you specify resource ARNs instead.",
            "allow creation of unintended service-linked roles. We recommend that you specify"
                    + " resource ARNs instead.",
            "allow creation of unintended service-linked roles because it allows"
                    + " iam:CreateServiceLinkedRole permissions on all resources. We recommend that"
                    + " you specify resource ARNs instead.");

    private final String action;
    private final Severity severity;
    private final String notResource;
    private final String starInResource;
    private final String everything;

    RoleAction(
            String action,
            Severity severity,
            String notResource,
            String starInResource,
            String everything) {
        this.action = action;
        this.severity = severity;
        this.notResource = notResource;
        this.starInResource = starInResource;
        this.everything = everything;
    }

    String action() {
        return action;
    }

    Severity severity() {
        return severity;
    }

    /// How a statement comes to allow it.
    enum Shape {
        NAMED_AND_NOT_RESOURCE("NOT_RESOURCE"),
        STAR_AND_NOT_RESOURCE("STAR_IN_ACTION_AND_NOT_RESOURCE"),
        NOT_ACTION_AND_NOT_RESOURCE("NOT_ACTION_AND_NOT_RESOURCE"),
        NAMED_ON_STAR("STAR_IN_RESOURCE"),
        STAR_ON_STAR("STAR_IN_ACTION_AND_RESOURCE"),
        NOT_ACTION_ON_STAR("STAR_IN_RESOURCE_AND_NOT_ACTION");

        private final String written;

        Shape(String written) {
            this.written = written;
        }
    }

    /// AWS's issue code.
    String code(Shape shape) {
        return name() + "_WITH_" + shape.written;
    }

    String message(Shape shape) {
        return switch (shape) {
            case NAMED_AND_NOT_RESOURCE ->
                    "Using the " + action + " action with NotResource can " + notResource;
            case STAR_AND_NOT_RESOURCE ->
                    "Using an action with a wildcard (*) and NotResource can " + notResource;
            case NOT_ACTION_AND_NOT_RESOURCE ->
                    "Using NotAction with NotResource can " + notResource;
            case NAMED_ON_STAR ->
                    "Using the "
                            + action
                            + " action with wildcards (*) in the resource can "
                            + starInResource;
            case STAR_ON_STAR ->
                    "Using wildcards (*) in the action and the resource can " + everything;
            case NOT_ACTION_ON_STAR ->
                    "Using a resource with wildcards (*) and NotAction can " + everything;
        };
    }
}
