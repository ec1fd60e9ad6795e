package dev.mayfly.policy.token;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.token.Piece.Fixed;
import dev.mayfly.policy.token.Piece.Free;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The forms of gitlab.com's CI tokens: `project_path:group/project:ref_type:branch:ref:main`, the
/// group possibly with subgroups.
///
/// Source: GitLab Docs, "OpenID Connect (OIDC) Authentication Using ID Tokens"; names: "Limitations
/// on project and group names".
final class GitlabTokens {
    static final Set<String> CLAIMS =
            Set.of(
                    "namespace_id",
                    "pipeline_source",
                    "project_id",
                    "ref_protected",
                    "runner_environment",
                    "user_access_level",
                    "user_email",
                    "user_id",
                    "user_login");

    static final Set<String> TENANT_CLAIMS =
            Set.of("namespace_id", "project_id", "user_email", "user_id", "user_login");

    private static final CharSet FIRST = CharSet.ALPHANUMERIC.or(CharSet.of('_'));
    private static final CharSet NAME = FIRST.or(CharSet.of("-."));
    private static final CharSet PATH = NAME.or(CharSet.of('/'));

    /// Source: git-check-ref-format(1).
    private static final CharSet REF =
            CharSet.range(0, ' ').or(CharSet.of(":~^?*[\\")).complement();

    private final int leastNameChars;

    GitlabTokens(int leastNameChars) {
        this.leastNameChars = leastNameChars;
    }

    List<TokenText> forms() {
        return List.of(form("branch"), form("tag"));
    }

    private TokenText form(String refType) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Fixed("sub", "project_path:"));
        pieces.add(new Free("sub", FIRST, NAME, leastNameChars));
        pieces.add(new Fixed("sub", "/"));
        pieces.add(new Free("sub", FIRST, PATH, 1));
        pieces.add(new Fixed("sub", ":ref_type:" + refType + ":ref:"));
        pieces.add(new Free("sub", REF, REF, 1));
        return new TokenText(pieces, Map.of("sub", Set.of("sub")), Set.of());
    }
}
