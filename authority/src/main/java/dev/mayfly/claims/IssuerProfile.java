package dev.mayfly.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the tokens of one kind of issuer mean: which claims become condition keys, and which are
/// worth keeping for the trail. Key names and trail attributes map to the claims they may come
/// from, of which the first that is there counts.
///
/// A claim outside `keys` is no condition key: a policy that asks for it asks for a missing key.
///
/// Source: Service Authorization Reference, "Condition keys for AWS STS", state of 2026-09-26.
public record IssuerProfile(
        String family, Map<String, List<String>> keys, Map<String, List<String>> provenance) {

    /// What every issuer's tokens offer, beside `aud`, `oaud` and `amr`.
    private static final List<String> GENERIC_KEYS = List.of("sub", "email");

    public IssuerProfile {
        keys = Map.copyOf(keys);
        provenance = Map.copyOf(provenance);
    }

    /// Whether `<issuer>:name` is a condition key for tokens of this issuer.
    public boolean offers(String name) {
        return keys.containsKey(name)
                || GENERIC_KEYS.contains(name)
                || List.of("aud", "oaud", "amr").contains(name);
    }

    /// The condition keys for a trust policy. `audience` is the one that counts (`azp` where the
    /// token has it); every original audience goes to `oaud`.
    ///
    /// @param issuerUrl the issuer without its scheme, the prefix of every key
    public Map<String, List<String>> trustContext(
            String issuerUrl, Claims claims, String audience) {
        Map<String, List<String>> context = new LinkedHashMap<>();
        String prefix = issuerUrl + ":";
        context.put(prefix + "aud", List.of(audience));
        claims.texts("aud").ifPresent(values -> context.put(prefix + "oaud", values));
        claims.texts("amr").ifPresent(values -> context.put(prefix + "amr", values));
        for (String name : GENERIC_KEYS) {
            claims.text(name).ifPresent(value -> context.put(prefix + name, List.of(value)));
        }
        keys.forEach((key, sources) ->
                first(claims, sources)
                        .ifPresent(value -> context.put(prefix + key, List.of(value))));
        return context;
    }

    /// The part of a trust context that stays in the session: `aud`, `sub`, `amr` and, for the one
    /// issuer that has it, `id`.
    public Map<String, List<String>> sessionContext(
            String issuerUrl, Map<String, List<String>> trustContext) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : List.of("aud", "sub", "amr", "id")) {
            String key = issuerUrl + ":" + name;
            Optional.ofNullable(trustContext.get(key)).ifPresent(values -> kept.put(key, values));
        }
        return kept;
    }

    /// The attributes for the trail that the token states.
    public Map<String, String> provenanceOf(Claims claims) {
        Map<String, String> stated = new LinkedHashMap<>();
        provenance.forEach((name, sources) ->
                first(claims, sources).ifPresent(value -> stated.put(name, value)));
        return stated;
    }

    private static Optional<String> first(Claims claims, List<String> sources) {
        for (String source : sources) {
            Optional<String> value = claims.scalarAt(source);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
