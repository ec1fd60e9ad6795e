package dev.mayfly.claims;

import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Nothing;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The other claims under `https://aws.amazon.com/` that steer a session: source identity and the
/// roles a provider authorizes.
///
/// Source: IAM User Guide, "Monitor and control actions taken with assumed roles", read 2026-11;
/// the roles claim's texts and formats as recorded from AWS on 2026-09-11.
public final class AwsClaims {

    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
    private static final String ROLES = "https://aws.amazon.com/roles";
    private static final Pattern SOURCE_IDENTITY_VALUE = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern ROLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

    private AwsClaims() {}

    /// The source identity the provider sets, or empty.
    ///
    /// @throws RefusedException when it is no acceptable value; it is never dropped silently
    public static Optional<String> sourceIdentity(Claims claims) {
        if (!claims.has(SOURCE_IDENTITY)) {
            return Optional.empty();
        }
        return Optional.of(
                claims.text(SOURCE_IDENTITY)
                        .filter(value -> SOURCE_IDENTITY_VALUE.matcher(value).matches())
                        .filter(value -> !value.regionMatches(true, 0, "aws:", 0, 4))
                        .orElseThrow(() ->
                                invalid(
                                        "source_identity passed in claim is not in correct"
                                                + " format.")));
    }

    /// Whether the provider authorizes this very role: false when it says nothing about roles.
    ///
    /// @throws RefusedException when it names roles and this one is not among them
    public static boolean authorizesRole(Claims claims, String roleArn) {
        Optional<ClaimValue> claim = claims.value(ROLES);
        if (claim.isEmpty() || claim.get() instanceof Nothing) {
            return false;
        }
        List<String> roles =
                roles(claim.get()).filter(role -> ROLE_ARN.matcher(role).matches()).toList();
        if (roles.isEmpty()) {
            throw invalid("The roles claim contains no valid role ARNs");
        }
        if (!roles.contains(roleArn)) {
            throw invalid(
                    "The target role ARN is not present in the roles claim of the identity token");
        }
        return true;
    }

    private static Stream<String> roles(ClaimValue claim) {
        return switch (claim) {
            case Text(String value) -> Arrays.stream(value.split(";")).map(String::strip);
            case Items(List<ClaimValue> values) ->
                    values.stream()
                            .flatMap(value ->
                                    value instanceof Text text
                                            ? Stream.of(text.value().strip())
                                            : Stream.empty());
            default -> throw invalid("The roles claim is not in a supported format");
        };
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidIdentityToken(message));
    }
}
