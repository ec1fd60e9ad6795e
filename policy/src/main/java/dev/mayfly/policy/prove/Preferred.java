package dev.mayfly.policy.prove;

import dev.mayfly.policy.box.Dimension;
import java.util.List;
import java.util.Map;

/// Values that read better than the shortest ones.
final class Preferred {
    static final Map<Dimension, List<String>> VALUES =
            Map.of(
                    Dimension.ACTION,
                    ActionNames.preferred(),
                    Dimension.key("token.actions.githubusercontent.com:aud"),
                    List.of("sts.amazonaws.com"),
                    Dimension.key("aws:SourceIp"),
                    List.of("203.0.113.9"),
                    Dimension.key("aws:PrincipalOrgID"),
                    List.of("o-stranger00"));

    private Preferred() {}
}
