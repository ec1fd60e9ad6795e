package dev.mayfly.policy.prove;

import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.KeyKinds;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What all requests of a question have in common.
///
/// @param kinds of the keys in play
/// @param action what is asked where the box leaves it open
/// @param resource what it is asked of where the box leaves it open
/// @param account that owns the resource; empty for the caller's own
record Setting(KeyKinds kinds, String action, String resource, Optional<String> account) {
    private static final String NO_ACCOUNT = "";

    /// The request that a choice stands for.
    AuthorizationRequest request(Asker asker, Choice choice) {
        CallerPrincipal caller = asker.naming().apply(choice.text(Dimension.TOKEN));
        Map<ContextKey, ContextValue> keys = new HashMap<>();
        asker.claims()
                .ifPresent(claims ->
                        claims.read(choice.text(Dimension.TOKEN))
                                .forEach((key, value) ->
                                        keys.put(key, new ContextValue.Single(value))));
        choice.samples()
                .forEach((dimension, sample) -> {
                    if (dimension instanceof Dimension.Key(ContextKey key)) {
                        sample.value().ifPresent(value -> keys.put(key, value));
                    }
                });
        // Last, because who the caller is decides about these.
        RequestContext.builder().caller(caller).build().entries().forEach(keys::put);
        RequestContext.Builder context = RequestContext.builder();
        keys.forEach(context::put);
        return new AuthorizationRequest(
                ActionNames.written(orElse(choice.text(Dimension.ACTION), action)),
                orElse(choice.text(Dimension.RESOURCE), resource),
                account.or(caller::account).orElse(NO_ACCOUNT),
                caller,
                context.build());
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
