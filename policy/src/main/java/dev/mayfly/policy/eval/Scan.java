package dev.mayfly.policy.eval;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over the policies of a layer: the first Deny, the grant that reaches farthest.
final class Scan {
    private final StatementMatcher matcher;
    private final Layer layer;
    private @Nullable MatchedStatement deny;
    private @Nullable MatchedStatement grant;
    private Reach reach = Reach.NONE;

    Scan(StatementMatcher matcher, Layer layer) {
        this.matcher = matcher;
        this.layer = layer;
    }

    Scan over(List<NamedPolicy> policies) {
        for (int i = 0; i < policies.size(); i++) {
            over(policies.get(i));
        }
        return this;
    }

    Scan over(NamedPolicy named) {
        List<Statement> statements = named.document().statements();
        long[] found = matcher.worthTrying(named.document().index());
        for (int word = 0; word < found.length; word++) {
            for (long bits = found[word]; bits != 0; bits &= bits - 1) {
                Statement statement =
                        statements.get((word << 6) + Long.numberOfTrailingZeros(bits));
                if (worthTrying(statement) && matcher.matchesFound(statement)) {
                    note(named, statement);
                }
            }
        }
        return this;
    }

    /// After a Deny nothing matters; after a grant that reaches farthest only a Deny does.
    private boolean worthTrying(Statement statement) {
        return deny == null && (statement.effect() == Effect.DENY || reach != Reach.ALL);
    }

    private void note(NamedPolicy named, Statement statement) {
        MatchedStatement match = new MatchedStatement(layer, named, statement);
        if (statement.effect() == Effect.DENY) {
            deny = match;
            return;
        }
        Reach found = matcher.reach(statement);
        if (found.compareTo(reach) > 0) {
            reach = found;
            grant = match;
        }
    }

    Optional<MatchedStatement> deny() {
        return Optional.ofNullable(deny);
    }

    Optional<MatchedStatement> grant() {
        return Optional.ofNullable(grant);
    }

    Reach reach() {
        return reach;
    }

    Layer layer() {
        return layer;
    }
}
