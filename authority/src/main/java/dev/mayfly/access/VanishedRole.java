package dev.mayfly.access;

import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Stands in for a role that is not there: it has no permissions and its trust policy names a
/// provider nobody has. Deciding about it takes the steps that deciding about a real one takes.
public final class VanishedRole {

    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Federated":"arn:aws:iam::000000000000:oidc-provider/nobody.invalid"},\
            "Action":"sts:AssumeRoleWithWebIdentity","Condition":{\
            "StringEquals":{"nobody.invalid:aud":"sts.amazonaws.com"},\
            "StringLike":{"nobody.invalid:sub":"repo:nobody/nothing:*"}}}]}\
            """;

    private static final Role ROLE =
            new Role(
                    "vanished",
                    "/",
                    "AROAAAAAAAAAAAAAAAAAA",
                    Instant.EPOCH,
                    Optional.empty(),
                    Duration.ofHours(1),
                    new PolicyText(TRUST, PolicyParser.parse(TRUST, PolicyKind.TRUST)),
                    Map.of(),
                    new TreeMap<>(),
                    new TreeSet<>(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());

    private VanishedRole() {}

    /// The role; always the same object.
    public static Role role() {
        return ROLE;
    }
}
