package dev.mayfly.policy;

import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import dev.mayfly.policy.json.JsonSyntaxException;
import dev.mayfly.policy.json.SourcePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a policy, strictly, for the kind of thing it is attached to.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language", read 2026-11.
public final class PolicyParser {
    /// The longest `PolicyDocument` the IAM API takes, in UTF-16 units.
    public static final int MAX_CHARS = 131_072;

    /// A policy nests six deep: document, statements, statement, Condition, operator, values.
    private static final int MAX_DEPTH = 8;

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private PolicyParser() {}

    /// Reads one policy.
    ///
    /// @throws PolicySyntaxException if the text is not a policy of that kind
    public static PolicyDocument parse(String json, PolicyKind kind) {
        checkCharacters(json, kind);
        Json root = tree(json, kind);
        if (!(root instanceof Json.Obj document)) {
            throw refuse("a policy is a JSON object", root);
        }
        for (Map.Entry<String, Json> member : document.members().entrySet()) {
            if (!ELEMENTS.contains(member.getKey())) {
                throw refuse(
                        "`" + member.getKey() + "` is no element of a policy", member.getValue());
            }
        }
        Optional<PolicyVersion> version = version(document);
        Optional<String> id = id(document, kind);
        List<Statement> statements =
                statements(document, kind, version.orElse(PolicyVersion.V2008));
        return new PolicyDocument(
                kind,
                version.orElse(PolicyVersion.V2008),
                version.isPresent(),
                id,
                statements,
                json,
                withoutWhitespace(json),
                StatementIndex.of(statements));
    }

    /// The policy with those of its statements that are well-formed each for itself; empty when
    /// there is none. For advice on policies that may have mistakes: never decide by it.
    ///
    /// @param json the whole text
    /// @param root what it holds
    public static Optional<PolicyDocument> wellFormed(String json, Json.Obj root, PolicyKind kind) {
        Json written = root.members().get("Statement");
        PolicyVersion version = lenientVersion(root);
        StatementReader reader = new StatementReader(kind, version);
        List<Statement> statements = new ArrayList<>();
        List<Json> items = written == null ? List.of() : written.itemsOrSelf();
        for (int i = 0; i < items.size(); i++) {
            try {
                statements.add(reader.read(items.get(i), i));
            } catch (PolicySyntaxException _) {
                // Left out: the findings about its mistakes are somebody else's.
            }
        }
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PolicyDocument(
                                kind,
                                version,
                                root.members().containsKey("Version"),
                                Optional.empty(),
                                statements,
                                json,
                                withoutWhitespace(json),
                                StatementIndex.of(statements)));
    }

    private static PolicyVersion lenientVersion(Json.Obj root) {
        try {
            return version(root).orElse(PolicyVersion.V2008);
        } catch (PolicySyntaxException _) {
            return PolicyVersion.V2012;
        }
    }

    private static Json tree(String json, PolicyKind kind) {
        try {
            return JsonReader.read(json, MAX_DEPTH);
        } catch (JsonSyntaxException e) {
            throw new PolicySyntaxException(e.problem(), WireText.json(kind), e.position());
        }
    }

    private static void checkCharacters(String json, PolicyKind kind) {
        if (json.length() > MAX_CHARS) {
            throw new PolicySyntaxException(
                    "longer than " + MAX_CHARS + " characters",
                    WireText.json(kind),
                    SourcePosition.root(1, 1));
        }
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (c > 0xff || (c < ' ' && c != '\t' && c != '\r')) {
                throw new PolicySyntaxException(
                        String.format("the character U+%04X may not stand in a policy", (int) c),
                        WireText.json(kind),
                        SourcePosition.root(line, i - lineStart + 1));
            }
        }
    }

    private static Optional<PolicyVersion> version(Json.Obj document) {
        Json written = document.members().get("Version");
        if (written == null) {
            return Optional.empty();
        }
        for (PolicyVersion version : PolicyVersion.values()) {
            if (written instanceof Json.Str(String text, _) && text.equals(version.written())) {
                return Optional.of(version);
            }
        }
        throw refuse("`Version` is \"2012-10-17\" or \"2008-10-17\"", written);
    }

    private static Optional<String> id(Json.Obj document, PolicyKind kind) {
        Json written = document.members().get("Id");
        if (written == null) {
            return Optional.empty();
        }
        if (!kind.hasPrincipals()) {
            throw refuse("`Id` belongs to resource policies", written);
        }
        if (!(written instanceof Json.Str(String text, _))) {
            throw refuse("`Id` is a text", written);
        }
        return Optional.of(text);
    }

    private static List<Statement> statements(
            Json.Obj document, PolicyKind kind, PolicyVersion version) {
        Json written = document.members().get("Statement");
        if (written == null) {
            throw refuse("a policy has a `Statement`", document);
        }
        StatementReader reader = new StatementReader(kind, version);
        List<Statement> statements = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        for (Json item : written.itemsOrSelf()) {
            Statement statement = reader.read(item, statements.size());
            String sid = statement.sid().orElse("");
            boolean unique = kind == PolicyKind.RESOURCE || sid.isEmpty() || sids.add(sid);
            if (!unique) {
                throw new PolicySyntaxException(
                        "two statements have the Sid `" + sid + "`",
                        WireText.SID_UNIQUE,
                        item.position());
            }
            statements.add(statement);
        }
        if (statements.isEmpty()) {
            throw refuse("a policy has at least one statement", written);
        }
        return statements;
    }

    private static int withoutWhitespace(String json) {
        int count = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            count += c == ' ' || c == '\t' || c == '\n' || c == '\r' ? 0 : 1;
        }
        return count;
    }

    private static PolicySyntaxException refuse(String problem, Json where) {
        return new PolicySyntaxException(problem, WireText.SYNTAX, where.position());
    }
}
