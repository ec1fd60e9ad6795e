package dev.mayfly.reach;

import dev.mayfly.policy.escalation.Method;
import dev.mayfly.policy.escalation.Methods;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A set of permissions that lead into a role or user, or over it, though nobody meant them to: a
/// known method of which it can be said whom it is done to.
///
/// @param onTarget the action needed on the role, the user or the policy
/// @param onAnything the actions needed on some resource of the caller's choice
/// @param service the service that the role must trust; empty when it need not trust any
record EscalationMethod(
        Target target, boolean becomes, String onTarget, List<String> onAnything, String service) {

    /// Every method we look for.
    static final List<EscalationMethod> ALL =
            Methods.ALL.stream().flatMap(EscalationMethod::of).toList();

    /// What the first action is done to.
    enum Target {
        ROLE,
        USER,
        /// A policy of the account that is attached to the role or user.
        ATTACHED_POLICY
    }

    EscalationMethod {
        onAnything = List.copyOf(onAnything);
    }

    /// Nothing for a method that is done to what an account's policies do not show: an instance, a
    /// function, a session's own role.
    private static Stream<EscalationMethod> of(Method method) {
        if (method.passedTo().isPresent()) {
            List<String> actions = method.actions();
            return Stream.of(
                    new EscalationMethod(
                            Target.ROLE,
                            true,
                            actions.getFirst(),
                            actions.subList(1, actions.size()),
                            method.passedTo().get()));
        }
        String action = method.actions().getFirst();
        return target(action).stream()
                .map(target ->
                        new EscalationMethod(
                                target,
                                method.kind() == Method.Kind.BECOMES_OTHERS,
                                action,
                                List.of(),
                                ""));
    }

    private static Optional<Target> target(String action) {
        return switch (action) {
            case "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:AttachRolePolicy" ->
                    Optional.of(Target.ROLE);
            case "iam:CreateAccessKey",
                    "iam:CreateLoginProfile",
                    "iam:UpdateLoginProfile",
                    "iam:PutUserPolicy",
                    "iam:AttachUserPolicy" ->
                    Optional.of(Target.USER);
            case "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion" ->
                    Optional.of(Target.ATTACHED_POLICY);
            default -> Optional.empty();
        };
    }

    /// In brief: `iam:PassRole + ec2:RunInstances`, whatever else the service wants.
    String written() {
        return onAnything.isEmpty() ? onTarget : onTarget + " + " + onAnything.getFirst();
    }
}
