package dev.mayfly.policy.prove;

import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.token.Issuer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The bearers of one identity provider's tokens.
///
/// @param caller as the trust policy knows them
/// @param issuer what their tokens can say
/// @param inPlay keys that the policies speak of
record WebIdentities(CallerPrincipal.Federated caller, Issuer issuer, Set<ContextKey> inPlay) {
    private static final String SAML = ":saml-provider/";

    boolean saml() {
        return caller.provider().contains(SAML);
    }

    ContextKey subject() {
        return ContextKey.of(issuer.key("sub"));
    }

    /// Whatever a token says in its claims, in any combination.
    Asker anyToken() {
        return Asker.just(caller).fixing(CallerDerived.fixed(caller)).pinning(keys());
    }

    /// By the forms that tokens have by default; any token where we do not know them.
    List<Asker> usualTokens() {
        return issuer.forms().isEmpty()
                ? List.of(anyToken())
                : issuer.forms().stream()
                        .map(form ->
                                anyToken()
                                        .claiming(new Claims(issuer.key(""), form))
                                        .pinning(absent(form.absent())))
                        .toList();
    }

    private Map<ContextKey, Region> absent(Set<String> claims) {
        Map<ContextKey, Region> absent = new HashMap<>();
        claims.forEach(claim -> absent.put(ContextKey.of(issuer.key(claim)), Region.ABSENT));
        return absent;
    }

    private Map<ContextKey, Region> keys() {
        Map<ContextKey, Region> keys = new HashMap<>(CallerDerived.missing(caller, inPlay));
        for (ContextKey key : inPlay) {
            region(key).ifPresent(region -> keys.put(key, region));
        }
        if (!saml()) {
            keys.put(subject(), Region.ONE);
            keys.put(ContextKey.of(issuer.key("aud")), Region.ONE);
        }
        return keys;
    }

    private Optional<Region> region(ContextKey key) {
        String prefix = issuer.key("").toLowerCase(Locale.ROOT);
        if (!saml() && key.folded().startsWith(prefix)) {
            return Optional.of(claim(key.folded().substring(prefix.length())));
        }
        boolean ofSaml = key.folded().startsWith("saml:");
        boolean ofOthers = key.folded().substring(0, key.folded().indexOf(':')).contains(".");
        return ofOthers || (ofSaml && !saml()) ? Optional.of(Region.ABSENT) : Optional.empty();
    }

    private Region claim(String claim) {
        return switch (claim) {
            case "sub", "aud" -> Region.ONE;
            case "oaud" -> Region.EVERYTHING;
            case "amr" -> Region.SEVERAL;
            default ->
                    issuer.claims().isEmpty() || issuer.claims().contains(claim)
                            ? Region.SINGLE
                            : Region.ABSENT;
        };
    }
}
