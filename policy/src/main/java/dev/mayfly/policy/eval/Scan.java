package dev.mayfly.policy.eval;

import dev.mayfly.policy.ActionIndex;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.StatementSet;
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
        ActionIndex index = named.document().index();
        List<Statement> naming = index.naming(matcher.action()).about(matcher.resource());
        for (int i = 0; i < naming.size(); i++) {
            Statement statement = naming.get(i);
            if (worthTrying(statement) && matcher.matchesBeyondAction(statement)) {
                note(named, statement);
            }
        }
        if (index.hasServicePatterns()) {
            tryAll(named, index.inService(matcher.service()));
        }
        tryAll(named, index.others());
        return this;
    }

    private void tryAll(NamedPolicy named, StatementSet set) {
        List<Statement> statements = set.about(matcher.resource());
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (worthTrying(statement) && matcher.matches(statement)) {
                note(named, statement);
            }
        }
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
