package dev.mayfly.policy.token;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.token.Piece.Fixed;
import dev.mayfly.policy.token.Piece.Free;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The forms of GitHub Actions' tokens.
///
/// One text holds owner, name, their ids, the context and the ref, in the order of the immutable
/// subject. The classic subject leaves the ids out; `repository` shows the names only, in both.
///
/// Source: GitHub Docs, "OpenID Connect reference"; a real token of 2026-10-08. Names: GitHub's
/// rules for accounts (letters, digits, `-`; `_` of managed users) and repositories (also `.`).
final class GithubTokens {
    static final Set<String> CLAIMS =
            Set.of(
                    "actor",
                    "actor_id",
                    "enterprise_id",
                    "environment",
                    "job_workflow_ref",
                    "ref",
                    "repository",
                    "repository_id",
                    "repository_owner_id",
                    "workflow");

    /// What a tenant cannot make his own, beside owner, name and ids.
    static final Set<String> TENANT_CLAIMS = Set.of("actor", "actor_id", "enterprise_id");

    private static final CharSet OWNER = CharSet.ALPHANUMERIC.or(CharSet.of("-_"));
    private static final CharSet NAME = CharSet.ALPHANUMERIC.or(CharSet.of("-_."));
    private static final CharSet NOT_ZERO = CharSet.range('1', '9');

    /// Ends a text that is not the last; no token holds it.
    private static final CharSet END = CharSet.of('\n');

    private static final CharSet CONTROLS = CharSet.range(0, ' ').or(CharSet.of((char) 0x7f));

    /// Source: git-check-ref-format(1).
    private static final CharSet REF = CONTROLS.or(CharSet.of(":~^?*[\\")).complement();

    private static final CharSet ENVIRONMENT = CharSet.of(':').or(END).complement();

    /// A colon in an environment's name is `%3A` in the subject. More of them than this in one name
    /// are not modelled.
    private static final int MOST_COLONS = 2;

    private static final Set<String> NAMES =
            Set.of("start", "owner", "slash", "name", "colon", "context", "value", "escaped");
    private static final Set<String> IDS = Set.of("ownerAt", "ownerId", "nameAt", "nameId");

    private final int leastNameChars;

    GithubTokens(int leastNameChars) {
        this.leastNameChars = leastNameChars;
    }

    List<TokenText> forms() {
        List<TokenText> forms = new ArrayList<>();
        for (boolean immutable : new boolean[] {false, true}) {
            for (String kind : List.of("heads", "tags")) {
                forms.add(ref(kind, immutable));
            }
            forms.add(pullRequest(immutable));
            for (int colons = 0; colons <= MOST_COLONS; colons++) {
                forms.add(environment(immutable, colons));
            }
        }
        return forms;
    }

    private TokenText ref(String kind, boolean immutable) {
        List<Piece> pieces = repository();
        pieces.add(new Fixed("context", "ref:"));
        pieces.add(new Fixed("value", "refs/" + kind + "/"));
        pieces.add(new Free("value", REF, REF, 1));
        return new TokenText(
                pieces, claims(immutable, Set.of("value"), Set.of()), Set.of("environment"));
    }

    private TokenText pullRequest(boolean immutable) {
        List<Piece> pieces = repository();
        pieces.add(new Fixed("context", "pull_request"));
        addRef(pieces);
        return new TokenText(
                pieces, claims(immutable, Set.of("ref"), Set.of()), Set.of("environment"));
    }

    private TokenText environment(boolean immutable, int colons) {
        List<Piece> pieces = repository();
        pieces.add(new Fixed("context", "environment:"));
        pieces.add(new Free("value", ENVIRONMENT, ENVIRONMENT, colons == 0 ? 1 : 0));
        for (int i = 0; i < colons; i++) {
            pieces.add(new Fixed("raw", ":"));
            pieces.add(new Fixed("escaped", "%3A"));
            pieces.add(new Free("value", ENVIRONMENT, ENVIRONMENT, 0));
        }
        addRef(pieces);
        return new TokenText(
                pieces, claims(immutable, Set.of("ref"), Set.of("value", "raw")), Set.of());
    }

    private static void addRef(List<Piece> pieces) {
        pieces.add(new Fixed("end", "\n"));
        pieces.add(new Fixed("ref", "refs/"));
        pieces.add(new Free("ref", REF, REF, 1));
    }

    private List<Piece> repository() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Fixed("start", "repo:"));
        pieces.add(new Free("owner", CharSet.ALPHANUMERIC, OWNER, leastNameChars));
        pieces.add(new Fixed("ownerAt", "@"));
        pieces.add(new Free("ownerId", NOT_ZERO, CharSet.DIGITS, leastNameChars));
        pieces.add(new Fixed("slash", "/"));
        pieces.add(new Free("name", NAME, NAME, 1));
        pieces.add(new Fixed("nameAt", "@"));
        pieces.add(new Free("nameId", NOT_ZERO, CharSet.DIGITS, leastNameChars));
        pieces.add(new Fixed("colon", ":"));
        return pieces;
    }

    private static Map<String, Set<String>> claims(
            boolean immutable, Set<String> ref, Set<String> environment) {
        Set<String> subject = new HashSet<>(NAMES);
        if (immutable) {
            subject.addAll(IDS);
        }
        Set<String> repository = Set.of("owner", "slash", "name");
        Map<String, Set<String>> always =
                Map.of(
                        "sub", subject,
                        "repository", repository,
                        "repository_owner_id", Set.of("ownerId"),
                        "repository_id", Set.of("nameId"),
                        "ref", ref);
        if (environment.isEmpty()) {
            return always;
        }
        Map<String, Set<String>> all = new HashMap<>(always);
        all.put("environment", environment);
        return all;
    }
}
