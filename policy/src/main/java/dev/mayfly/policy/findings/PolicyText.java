package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A policy as it is written, read as JSON and no further: statements may lack elements, values may
/// be of the wrong type.
public final class PolicyText {
    private final String text;
    private final PolicyTarget target;
    private final Json.Obj root;
    private final ActionCatalogue catalogue;
    private final Locator locator;
    private final List<StatementText> statements;
    private final Optional<PolicyDocument> compiled;

    /// @param text the whole document
    /// @param root its outermost object
    PolicyText(String text, PolicyTarget target, Json.Obj root, ActionCatalogue catalogue) {
        this.text = text;
        this.target = target;
        this.root = root;
        this.catalogue = catalogue;
        this.locator = new Locator(text);
        this.statements = read(root);
        this.compiled = PolicyParser.wellFormed(text, root, target.kind());
    }

    public String text() {
        return text;
    }

    public PolicyKind kind() {
        return target.kind();
    }

    public PolicyTarget target() {
        return target;
    }

    public Json.Obj root() {
        return root;
    }

    public ActionCatalogue catalogue() {
        return catalogue;
    }

    /// The version as written; empty also when it is no text.
    public Optional<String> version() {
        return root.members().get("Version") instanceof Json.Str(String version, _)
                ? Optional.of(version)
                : Optional.empty();
    }

    /// Whether `${…}` means something: in the version of 2012 only.
    public boolean hasVariables() {
        return version().filter("2012-10-17"::equals).isPresent();
    }

    /// The statements that are objects, whether or not the array around them was left out.
    public List<StatementText> statements() {
        return statements;
    }

    /// Those statements that are well-formed, compiled: for checks that evaluate them. Empty when
    /// there is none.
    public Optional<PolicyDocument> wellFormed() {
        return compiled;
    }

    /// Path and span.
    public Location locate(Path path) {
        return locator.locate(path);
    }

    private static List<StatementText> read(Json.Obj root) {
        Json written = root.members().get("Statement");
        Path path = Path.ROOT.member("Statement");
        List<StatementText> statements = new ArrayList<>();
        if (written instanceof Json.Obj lone) {
            statements.add(new StatementText(path, lone));
        }
        if (written instanceof Json.Arr(List<Json> items, _)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Json.Obj statement) {
                    statements.add(new StatementText(path.item(i), statement));
                }
            }
        }
        return List.copyOf(statements);
    }
}
