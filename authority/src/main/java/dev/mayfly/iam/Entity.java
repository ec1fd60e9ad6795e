package dev.mayfly.iam;

/// Something an account holds under a key of its own kind; what a store keeps one row for.
public sealed interface Entity
        permits Group, IdentityProvider, InstanceProfile, ManagedPolicy, Role, User {}
