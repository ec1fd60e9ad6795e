package dev.mayfly.policy;

import dev.mayfly.policy.index.IndexedList;
import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads one statement.
final class StatementReader {
    private static final Set<String> ELEMENTS =
            Set.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");

    private final PolicyKind kind;
    private final PolicyVersion version;
    private final ConditionReader conditionReader;

    /// Large policies repeat themselves; what is written alike is compiled once.
    private final Map<String, ActionPattern> known = new HashMap<>();

    private final Map<List<ActionPattern>, List<ActionPattern>> knownLists = new HashMap<>();

    StatementReader(PolicyKind kind, PolicyVersion version) {
        this.kind = kind;
        this.version = version;
        this.conditionReader = new ConditionReader(version);
    }

    Statement read(Json written, int index) {
        if (!(written instanceof Json.Obj statement)) {
            throw refuse("a statement is a JSON object", WireText.SYNTAX, written);
        }
        for (Map.Entry<String, Json> member : statement.members().entrySet()) {
            if (!ELEMENTS.contains(member.getKey())) {
                throw refuse(
                        "`" + member.getKey() + "` is no element of a statement",
                        WireText.SYNTAX,
                        member.getValue());
            }
        }
        return new Statement(
                index,
                sid(statement),
                effect(statement),
                principals(statement),
                actions(statement),
                resources(statement),
                conditions(statement),
                statement.position());
    }

    private Optional<String> sid(Json.Obj statement) {
        Json written = statement.members().get("Sid");
        if (written == null) {
            return Optional.empty();
        }
        String sid = text(written, "`Sid` is a text");
        if (kind != PolicyKind.RESOURCE && !sid.chars().allMatch(StatementReader::isSidChar)) {
            throw refuse("`Sid` has letters and digits only", WireText.SID_FORM, written);
        }
        return Optional.of(sid);
    }

    private static boolean isSidChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Effect effect(Json.Obj statement) {
        Json written = statement.members().get("Effect");
        if (written == null) {
            throw refuse("a statement has an `Effect`", WireText.SYNTAX, statement);
        }
        String text = text(written, "`Effect` is a text");
        for (Effect effect : Effect.values()) {
            if (effect.written().equals(text)) {
                return effect;
            }
        }
        throw refuse("`Effect` is \"Allow\" or \"Deny\"", WireText.SYNTAX, written);
    }

    private Optional<Element<PrincipalPattern>> principals(Json.Obj statement) {
        Optional<Json> written = oneOf(statement, "Principal", "NotPrincipal");
        if (!kind.hasPrincipals()) {
            if (written.isPresent()) {
                throw refuse(
                        "a principal belongs to trust and resource policies only",
                        WireText.PRINCIPAL,
                        written.get());
            }
            return Optional.empty();
        }
        Json principal =
                written.orElseThrow(() ->
                        refuse(
                                "a statement of this policy has a `Principal`",
                                WireText.TRUST_PRINCIPAL,
                                statement));
        boolean negated = statement.members().containsKey("NotPrincipal");
        if (negated && kind != PolicyKind.RESOURCE) {
            throw refuse(
                    "`NotPrincipal` belongs to resource policies only",
                    "Has prohibited field NotPrincipal",
                    principal);
        }
        return Optional.of(
                new Element<>(negated, PrincipalReader.read(principal), principal.position()));
    }

    private Element<ActionPattern> actions(Json.Obj statement) {
        Json written =
                oneOf(statement, "Action", "NotAction")
                        .orElseThrow(() ->
                                refuse(
                                        "a statement has an `Action` or a `NotAction`",
                                        WireText.NO_ACTIONS,
                                        statement));
        boolean negated = statement.members().containsKey("NotAction");
        List<ActionPattern> patterns = new ArrayList<>();
        for (Json item : written.itemsOrSelf()) {
            patterns.add(action(item));
        }
        if (patterns.isEmpty()) {
            throw refuse("at least one action is needed", WireText.NO_ACTIONS, written);
        }
        return new Element<>(negated, shared(patterns), written.position());
    }

    private List<ActionPattern> shared(List<ActionPattern> patterns) {
        return knownLists.computeIfAbsent(List.copyOf(patterns), Function.identity());
    }

    private ActionPattern action(Json item) {
        String text = text(item, "an action is a text");
        ActionPattern pattern;
        try {
            pattern = known.computeIfAbsent(text, ActionPattern::of);
        } catch (IllegalArgumentException e) {
            throw refuse("`" + text + "`: " + e.getMessage(), WireText.VENDOR, item);
        }
        if (kind == PolicyKind.TRUST && !pattern.service().equals("sts")) {
            throw refuse(
                    "a trust policy speaks about `sts:` actions only", WireText.TRUST_ACTION, item);
        }
        return pattern;
    }

    private Optional<Element<ResourcePattern>> resources(Json.Obj statement) {
        Optional<Json> written = oneOf(statement, "Resource", "NotResource");
        if (kind == PolicyKind.TRUST) {
            if (written.isPresent()) {
                throw refuse(
                        "a trust policy has no resources", WireText.TRUST_RESOURCE, written.get());
            }
            return Optional.empty();
        }
        if (written.isEmpty()) {
            if (kind == PolicyKind.RESOURCE) {
                return Optional.empty();
            }
            throw refuse(
                    "a statement has a `Resource` or a `NotResource`",
                    WireText.NO_RESOURCES,
                    statement);
        }
        boolean negated = statement.members().containsKey("NotResource");
        List<ResourcePattern> patterns = new ArrayList<>();
        for (Json item : written.get().itemsOrSelf()) {
            patterns.add(resource(item));
        }
        if (patterns.isEmpty()) {
            throw refuse("at least one resource is needed", WireText.NO_RESOURCES, written.get());
        }
        return Optional.of(
                new Element<>(
                        negated,
                        IndexedList.of(patterns, ResourcePattern::required),
                        written.get().position()));
    }

    private ResourcePattern resource(Json item) {
        String text = text(item, "a resource is a text");
        try {
            return ResourcePattern.of(text, version);
        } catch (IllegalArgumentException e) {
            throw refuse("`" + text + "`: " + e.getMessage(), WireText.resource(text), item);
        }
    }

    private List<Condition> conditions(Json.Obj statement) {
        Json written = statement.members().get("Condition");
        return written == null ? List.of() : conditionReader.read(written);
    }

    private static Optional<Json> oneOf(Json.Obj statement, String name, String negatedName) {
        Json plain = statement.members().get(name);
        Json negated = statement.members().get(negatedName);
        if (plain != null && negated != null) {
            throw refuse(
                    "`" + name + "` and `" + negatedName + "` exclude each other",
                    WireText.SYNTAX,
                    negated);
        }
        return Optional.ofNullable(plain == null ? negated : plain);
    }

    private static String text(Json written, String otherwise) {
        if (written instanceof Json.Str(String value, _)) {
            return value;
        }
        throw refuse(otherwise, WireText.SYNTAX, written);
    }

    private static PolicySyntaxException refuse(String problem, String wireText, Json where) {
        return new PolicySyntaxException(problem, wireText, where.position());
    }
}
