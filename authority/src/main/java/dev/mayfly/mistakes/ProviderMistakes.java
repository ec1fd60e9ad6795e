package dev.mayfly.mistakes;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.policy.explain.Hint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mistakes in what is registered.
final class ProviderMistakes {

    private ProviderMistakes() {}

    static Hint unregistered(Bearer bearer, AccountState state) {
        String url = bearer.issuerUrl();
        for (String other : state.providers().keySet()) {
            if (plain(other).equals(plain(url))) {
                return new Hint(
                        "provider-spelling",
                        "the token's issuer is `"
                                + url
                                + "`, the registered provider is `"
                                + other
                                + "`: they must be equal to the last slash and letter; register the"
                                + " token's spelling");
            }
        }
        return new Hint(
                "provider-missing",
                "no identity provider is registered for `"
                        + url
                        + "`: create one with that URL and the client id `"
                        + bearer.audience().orElse("sts.amazonaws.com")
                        + "`");
    }

    static Optional<Hint> audience(Bearer bearer, IdentityProvider provider) {
        List<String> clients = provider.clientIds();
        Optional<String> audience = bearer.audience();
        if (audience.isEmpty() || clients.contains(audience.get())) {
            return Optional.empty();
        }
        return Optional.of(
                new Hint(
                        "audience",
                        "the token is for `"
                                + audience.get()
                                + "`, the provider takes "
                                + Phrases.list(clients)
                                + ": ask for a token with audience `"
                                + clients.stream().findFirst().orElse("sts.amazonaws.com")
                                + "`, or add `"
                                + audience.get()
                                + "` to the provider's client ids"));
    }

    private static String plain(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
