package dev.mayfly.policy.prove;

import java.util.List;
import java.util.SortedMap;

/// Who can assume a role by one of its statements: a box, in words.
///
/// @param caller whom the statement names: a provider's ARN, `arn:…:root`, a service, or `*`
/// @param action `sts:AssumeRoleWithWebIdentity` and its like
/// @param statement the name of the statement that lets them in
/// @param values for each condition key that is restricted, what it may be: patterns, each `not`
///   followed by a pattern where values are excluded, `absent` where the key may be missing
/// @param example a caller who gets in, as [Proof.Refuted#summary()] tells it
public record Assumers(
        String caller,
        String action,
        String statement,
        SortedMap<String, List<String>> values,
        String example) {}
