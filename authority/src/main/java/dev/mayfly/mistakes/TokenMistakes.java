package dev.mayfly.mistakes;

import dev.mayfly.policy.explain.Hint;
import dev.mayfly.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/// What is behind the refusal of a token whose provider is registered and takes its audience.
public final class TokenMistakes {

    private TokenMistakes() {}

    /// A remark on `refusal`.
    ///
    /// @param trouble in a list of one: why the issuer's keys could not be fetched last time
    public static Optional<Hint> behind(Refusal refusal, List<String> trouble) {
        return switch (refusal) {
            case Refusal.ExpiredIdentityToken(var now, var expiry) ->
                    Optional.of(
                            new Hint(
                                    "token-expired",
                                    "the token expired at "
                                            + expiry
                                            + ", and it was "
                                            + now
                                            + ": ask for one just before it is used, and compare"
                                            + " the clocks"));
            case Refusal.InvalidIdentityToken _, Refusal.IdentityProviderUnreachable _ ->
                    trouble.stream()
                            .findFirst()
                            .map(reason ->
                                    new Hint(
                                            "issuer-keys",
                                            "the keys of the issuer could not be fetched last time: "
                                                    + reason));
            default -> Optional.empty(); // the other refusals are not about a token
        };
    }
}
