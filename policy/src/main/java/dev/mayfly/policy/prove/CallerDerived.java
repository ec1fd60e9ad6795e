package dev.mayfly.policy.prove;

import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that follow from who the caller is.
///
/// Source: IAM User Guide, "AWS global condition context keys", which says of each key for whom it
/// is there.
final class CallerDerived {
    /// Keys the evaluator fills in where the caller has them, and leaves out where not.
    private static final List<ContextKey> FROM_IDENTITY =
            Stream.of(
                            "aws:FederatedProvider",
                            "aws:PrincipalAccount",
                            "aws:PrincipalArn",
                            "aws:PrincipalIsAWSService",
                            "aws:PrincipalServiceName",
                            "aws:PrincipalType",
                            "aws:userid",
                            "aws:username")
                    .map(ContextKey::of)
                    .toList();

    /// Keys that only callers of an account have.
    private static final List<String> OF_ACCOUNTS =
            List.of("aws:principalorgid", "aws:principalorgpaths");

    private CallerDerived() {}

    static Map<ContextKey, String> fixed(CallerPrincipal caller) {
        Map<ContextKey, String> fixed = new HashMap<>();
        RequestContext.builder()
                .caller(caller)
                .build()
                .entries()
                .forEach((key, value) -> {
                    if (value instanceof ContextValue.Single(String text)) {
                        fixed.put(key, text);
                    }
                });
        return fixed;
    }

    /// Keys this caller does not have, out of those in play.
    static Map<ContextKey, Region> missing(CallerPrincipal caller, Set<ContextKey> inPlay) {
        Set<ContextKey> own = fixed(caller).keySet();
        Stream<ContextKey> identity = FROM_IDENTITY.stream().filter(key -> !own.contains(key));
        Stream<ContextKey> foreign =
                inPlay.stream()
                        .filter(key -> caller.account().isEmpty())
                        .filter(key -> OF_ACCOUNTS.contains(key.folded()));
        return Stream.concat(identity, foreign)
                .collect(Collectors.toMap(key -> key, _ -> Region.ABSENT, (one, _) -> one));
    }
}
