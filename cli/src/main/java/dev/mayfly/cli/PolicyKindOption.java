package dev.mayfly.cli;

import dev.mayfly.policy.PolicyKind;

/// What a policy is for, as it is typed.
enum PolicyKindOption {
    identity(PolicyKind.IDENTITY),
    trust(PolicyKind.TRUST),
    resource(PolicyKind.RESOURCE),
    session(PolicyKind.SESSION),
    boundary(PolicyKind.BOUNDARY),
    scp(PolicyKind.SERVICE_CONTROL),
    rcp(PolicyKind.RESOURCE_CONTROL);

    private final PolicyKind kind;

    PolicyKindOption(PolicyKind kind) {
        this.kind = kind;
    }

    PolicyKind kind() {
        return kind;
    }
}
