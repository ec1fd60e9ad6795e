package dev.mayfly.policyfiles;

import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.Stack;
import dev.mayfly.cloudformation.TemplateException;
import dev.mayfly.cloudformation.YamlReader;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import dev.mayfly.policy.json.JsonSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the policies in a file by what stands in it; its name does not matter.
public final class PolicyFiles {
    /// Modules in modules of a Terraform plan take two levels each.
    private static final int MAX_DEPTH = 200;

    private final Optional<PolicyKind> kind;

    /// @param kind what files that are a policy themselves are for; told by their elements when it
    ///   is not given
    public PolicyFiles(Optional<PolicyKind> kind) {
        this.kind = kind;
    }

    /// The policies in a file; empty when it is none of the files that have policies.
    public Optional<ReadFile> read(SourceText source) {
        if (!source.text().stripLeading().startsWith("{")) {
            return yaml(source);
        }
        Json root;
        try {
            root = JsonReader.read(source.text(), MAX_DEPTH);
        } catch (JsonSyntaxException _) {
            // The checker says what is wrong with it, if it was meant to be a policy.
            return source.text().contains("\"Statement\"")
                    ? Optional.of(whole(source, PolicyKind.IDENTITY))
                    : Optional.empty();
        }
        if (TerraformPlan.isPlan(root)) {
            return Optional.of(TerraformPlan.read(source, root));
        }
        if (root instanceof Json.Obj(Map<String, Json> members, _)) {
            if (members.containsKey("Resources") && members.get("Resources") instanceof Json.Obj) {
                return yaml(source);
            }
            if (members.containsKey("Statement")) {
                return Optional.of(whole(source, KindGuess.of(root)));
            }
        }
        return Optional.empty();
    }

    private ReadFile whole(SourceText source, PolicyKind guess) {
        return new ReadFile(
                source,
                List.of(new FoundPolicy("", kind.orElse(guess), "", "", MappedText.whole(source))),
                List.of());
    }

    /// A template, or a policy written as YAML.
    private Optional<ReadFile> yaml(SourceText source) {
        Node root;
        try {
            root = new YamlReader().read(source.text(), source.name());
        } catch (TemplateException e) {
            return source.text().contains("AWSTemplateFormatVersion")
                    ? Optional.of(
                            new ReadFile(
                                    source,
                                    List.of(),
                                    List.of(new ReadFile.Remark(e.line(), true, e.problem()))))
                    : Optional.empty();
        }
        if (Stack.isTemplate(root)) {
            return Optional.of(TemplatePolicies.read(source, root));
        }
        return root instanceof Node.Mapping mapping && mapping.get("Statement").isPresent()
                ? Optional.of(yamlPolicy(source, root))
                : Optional.empty();
    }

    private ReadFile yamlPolicy(SourceText source, Node root) {
        MappedText text = YamlPolicy.of(source, root);
        PolicyKind guess = KindGuess.of(JsonReader.read(text.text(), MAX_DEPTH));
        return new ReadFile(
                source, List.of(new FoundPolicy("", kind.orElse(guess), "", "", text)), List.of());
    }
}
