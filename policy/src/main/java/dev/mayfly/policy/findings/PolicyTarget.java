package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import java.util.Optional;

/// What a policy is to be attached to, as exactly as it is known.
///
/// @param resource the type of resources, for a resource policy only and only if known
public record PolicyTarget(PolicyKind kind, Optional<AttachedTo> resource) {
    public PolicyTarget {
        if (kind == PolicyKind.TRUST) {
            resource = Optional.of(AttachedTo.ROLE);
        } else if (kind != PolicyKind.RESOURCE && resource.isPresent()) {
            throw new IllegalArgumentException("only a resource policy has a type of resources");
        } else if (resource.filter(type -> type == AttachedTo.ROLE).isPresent()) {
            throw new IllegalArgumentException("a role's resource policy is a trust policy");
        }
    }

    public static PolicyTarget of(PolicyKind kind) {
        return new PolicyTarget(kind, Optional.empty());
    }

    /// A resource policy for that type; a role's is its trust policy.
    public static PolicyTarget of(AttachedTo resource) {
        return resource == AttachedTo.ROLE
                ? of(PolicyKind.TRUST)
                : new PolicyTarget(PolicyKind.RESOURCE, Optional.of(resource));
    }

    /// What `policyType` of `ValidatePolicy` means without a type of resources.
    public static Optional<PolicyTarget> ofPolicyType(String written) {
        return switch (written) {
            case "IDENTITY_POLICY" -> Optional.of(of(PolicyKind.IDENTITY));
            case "RESOURCE_POLICY" -> Optional.of(of(PolicyKind.RESOURCE));
            case "SERVICE_CONTROL_POLICY" -> Optional.of(of(PolicyKind.SERVICE_CONTROL));
            case "RESOURCE_CONTROL_POLICY" -> Optional.of(of(PolicyKind.RESOURCE_CONTROL));
            default -> Optional.empty();
        };
    }
}
