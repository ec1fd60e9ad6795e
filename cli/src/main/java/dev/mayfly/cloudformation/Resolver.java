package dev.mayfly.cloudformation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Replaces intrinsic functions by their values. References resolve lazily, so the order of
/// resources does not matter; a circle is refused. With [Guesses] it goes on where it would refuse.
final class Resolver {

    private final Template template;
    private final Environment environment;
    private final Conditions conditions;
    private final Functions functions;
    private final PhysicalNames names;
    private final Map<String, Node.Mapping> resolved = new HashMap<>();
    private final Set<String> resolving = new HashSet<>();
    private final Optional<Guesses> guesses;

    /// @param guesses what to put in the place of what is not known; without them, it is refused
    Resolver(Template template, Environment environment, Optional<Guesses> guesses) {
        this.template = template;
        this.environment = environment;
        this.guesses = guesses;
        this.conditions = new Conditions(template, this);
        this.functions = new Functions(template, this);
        this.names = new PhysicalNames(environment);
    }

    boolean condition(String name) {
        return conditions.holds(name, 1);
    }

    boolean present(String logicalId) {
        Template.Resource resource = resource(logicalId, 1);
        return resource.condition()
                .map(name -> conditions.holds(name, resource.line()))
                .orElse(true);
    }

    /// The properties of a resource with plain values.
    Node.Mapping properties(String logicalId) {
        Node.Mapping known = resolved.get(logicalId);
        if (known != null) {
            return known;
        }
        Template.Resource resource = resource(logicalId, 1);
        if (!resolving.add(logicalId)) {
            throw new TemplateException(
                    "resource `" + logicalId + "` refers to itself", resource.line());
        }
        Node.Mapping plain;
        try {
            plain = mapping(resource.properties());
        } finally {
            resolving.remove(logicalId);
        }
        resolved.put(logicalId, plain);
        return plain;
    }

    String physicalName(String logicalId) {
        Template.Resource resource = resource(logicalId, 1);
        // Only the properties that make the name are resolved here: a role may refer to a policy
        // that
        // refers to the role.
        return names.name(logicalId, resource, this::property);
    }

    /// What `Ref` gives for a resource.
    String reference(String logicalId, int line) {
        Template.Resource resource = presentResource(logicalId, line);
        return names.reference(logicalId, resource, this::property, line);
    }

    /// What `Fn::GetAtt` gives.
    String attribute(String logicalId, String attribute, int line) {
        return orGuess(
                () -> {
                    Template.Resource resource = presentResource(logicalId, line);
                    return names.attribute(logicalId, attribute, resource, this::property, line);
                },
                known -> known.attribute(logicalId, attribute));
    }

    Optional<String> property(Template.Resource resource, String property) {
        return resource.properties()
                .get(property)
                .flatMap(this::resolve)
                .map(n -> n.asText(property));
    }

    /// The value a name stands for in `Ref` and `Fn::Sub`: pseudo parameter, parameter or resource.
    Node named(String name, int line) {
        return orGuess(
                () -> known(name, line),
                known -> Node.string(known.reference(name), Place.ofLine(line)));
    }

    private Node known(String name, int line) {
        Optional<String> pseudo = environment.pseudoParameter(name);
        if (pseudo.isPresent()) {
            return Node.string(pseudo.get(), line);
        }
        Template.Parameter parameter = template.parameters().get(name);
        if (parameter != null) {
            return parameter.value(Optional.ofNullable(environment.parameters().get(name)));
        }
        return Node.string(reference(name, line), line);
    }

    /// The text of a node after resolving.
    String text(Node node, String what) {
        return resolve(node)
                .orElseThrow(() -> new TemplateException(what + " has no value", node.line()))
                .asText(what);
    }

    /// The node with every function replaced; empty for `AWS::NoValue`.
    Optional<Node> resolve(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Optional.of(scalar);
            case Node.Sequence sequence -> {
                List<Node> items = new ArrayList<>();
                sequence.items().forEach(item -> resolve(item).ifPresent(items::add));
                yield Optional.of(new Node.Sequence(items, sequence.place()));
            }
            case Node.Mapping mapping -> Optional.of(mapping(mapping));
            case Node.Call call -> call(call);
        };
    }

    private Node.Mapping mapping(Node.Mapping mapping) {
        Map<String, Node> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, value) -> resolve(value).ifPresent(v -> entries.put(key, v)));
        return new Node.Mapping(entries, mapping.keys(), mapping.place());
    }

    private Optional<Node> call(Node.Call call) {
        int before = guessed();
        Optional<Node> value =
                orGuess(
                        () -> called(call),
                        known ->
                                Optional.of(
                                        Node.string(known.value(call.argument()), call.place())));
        return guessed() == before ? value : value.map(Resolver::marked);
    }

    private int guessed() {
        return guesses.map(Guesses::count).orElse(0);
    }

    private static Node marked(Node node) {
        return node instanceof Node.Scalar scalar
                ? new Node.Scalar(scalar.text(), Node.Kind.GUESS, scalar.place())
                : node;
    }

    private <T> T orGuess(Supplier<T> exact, Function<Guesses, T> guess) {
        try {
            return exact.get();
        } catch (TemplateException e) {
            return guess.apply(guesses.orElseThrow(() -> e));
        }
    }

    private Optional<Node> called(Node.Call call) {
        if (call.function().equals("Ref")) {
            String name = call.argument().asText("`Ref`");
            return name.equals("AWS::NoValue")
                    ? Optional.empty()
                    : Optional.of(moved(named(name, call.line()), call.place()));
        }
        if (call.function().equals("If")) {
            List<Node> arguments = Functions.arguments(call, 3);
            String condition = arguments.get(0).asText("a condition's name");
            boolean holds = orGuess(() -> conditions.holds(condition, call.line()), _ -> true);
            return resolve(arguments.get(holds ? 1 : 2));
        }
        return Optional.of(functions.call(call));
    }

    /// A value from elsewhere stands where it was asked for.
    private static Node moved(Node node, Place place) {
        return switch (node) {
            case Node.Scalar scalar -> new Node.Scalar(scalar.text(), scalar.kind(), place);
            case Node.Sequence sequence ->
                    new Node.Sequence(
                            sequence.items().stream().map(item -> moved(item, place)).toList(),
                            place);
            case Node.Mapping _, Node.Call _ -> node;
        };
    }

    private Template.Resource presentResource(String logicalId, int line) {
        Template.Resource resource = resource(logicalId, line);
        if (!present(logicalId)) {
            throw new TemplateException(
                    "`" + logicalId + "` is not created under these conditions", line);
        }
        return resource;
    }

    private Template.Resource resource(String logicalId, int line) {
        Template.Resource resource = template.resources().get(logicalId);
        if (resource == null) {
            throw new TemplateException("nothing is named `" + logicalId + "`", line);
        }
        return resource;
    }
}
