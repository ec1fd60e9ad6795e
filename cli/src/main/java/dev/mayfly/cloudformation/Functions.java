package dev.mayfly.cloudformation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The intrinsic functions that make values.
///
/// Source: CloudFormation User Guide, "Intrinsic function reference", read 2026-11.
final class Functions {

    private final Template template;
    private final Resolver resolver;

    Functions(Template template, Resolver resolver) {
        this.template = template;
        this.resolver = resolver;
    }

    Node call(Node.Call call) {
        Place place = call.place();
        return switch (call.function()) {
            case "Sub" -> Node.string(substitute(call), place);
            case "GetAtt" -> Node.string(attribute(call), place);
            case "Join" -> Node.string(join(call), place);
            case "Select" -> select(call);
            case "Split" -> split(call);
            case "FindInMap" -> findInMap(call);
            case "Base64" -> Node.string(base64(call), place);
            default ->
                    throw new TemplateException(
                            "`Fn::" + call.function() + "` needs AWS and is not supported",
                            call.line());
        };
    }

    /// The arguments of a function that takes exactly `count`.
    static List<Node> arguments(Node.Call call, int count) {
        List<Node> arguments = call.argument().asItems("`Fn::" + call.function() + "`");
        if (arguments.size() != count) {
            throw new TemplateException(
                    "`Fn::" + call.function() + "` takes " + count + " arguments", call.line());
        }
        return arguments;
    }

    private String substitute(Node.Call call) {
        if (call.argument() instanceof Node.Sequence) {
            List<Node> arguments = arguments(call, 2);
            return substitute(
                    arguments.get(0).asText("`Fn::Sub`"),
                    arguments.get(1).asMapping("`Fn::Sub`").entries(),
                    call.line());
        }
        return substitute(call.argument().asText("`Fn::Sub`"), Map.of(), call.line());
    }

    private String substitute(String pattern, Map<String, Node> variables, int line) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (true) {
            int open = pattern.indexOf("${", at);
            if (open < 0) {
                return result.append(pattern, at, pattern.length()).toString();
            }
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                throw new TemplateException("`${` without `}` in `Fn::Sub`", line);
            }
            String name = pattern.substring(open + 2, close).strip();
            result.append(pattern, at, open).append(variable(name, variables, line));
            at = close + 1;
        }
    }

    private String variable(String name, Map<String, Node> variables, int line) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}"; // `${!Literal}` stays `${Literal}`
        }
        Node given = variables.get(name);
        if (given != null) {
            return resolver.text(given, "`" + name + "`");
        }
        int dot = name.indexOf('.');
        if (dot > 0) {
            return resolver.attribute(name.substring(0, dot), name.substring(dot + 1), line);
        }
        return resolver.named(name, line).asText("`" + name + "`");
    }

    private String attribute(Node.Call call) {
        if (call.argument() instanceof Node.Sequence) {
            List<Node> arguments = arguments(call, 2);
            return resolver.attribute(
                    arguments.get(0).asText("`Fn::GetAtt`"),
                    resolver.text(arguments.get(1), "`Fn::GetAtt`"),
                    call.line());
        }
        String dotted = call.argument().asText("`Fn::GetAtt`");
        int dot = dotted.indexOf('.');
        if (dot < 1) {
            throw new TemplateException("`Fn::GetAtt` takes `Resource.Attribute`", call.line());
        }
        return resolver.attribute(dotted.substring(0, dot), dotted.substring(dot + 1), call.line());
    }

    private String join(Node.Call call) {
        List<Node> arguments = arguments(call, 2);
        return items(arguments.get(1), "Join").stream()
                .map(item -> item.asText("an item of `Fn::Join`"))
                .collect(Collectors.joining(arguments.get(0).asText("`Fn::Join`")));
    }

    private Node select(Node.Call call) {
        List<Node> arguments = arguments(call, 2);
        List<Node> items = items(arguments.get(1), "Select");
        String index = resolver.text(arguments.get(0), "`Fn::Select`");
        if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= items.size()) {
            throw new TemplateException("`Fn::Select` has no item " + index, call.line());
        }
        return items.get(Integer.parseInt(index));
    }

    private Node split(Node.Call call) {
        List<Node> arguments = arguments(call, 2);
        String delimiter = arguments.get(0).asText("`Fn::Split`");
        String text = resolver.text(arguments.get(1), "`Fn::Split`");
        List<Node> parts =
                List.of(text.split(Pattern.quote(delimiter), -1)).stream()
                        .<Node>map(part -> Node.string(part, call.place()))
                        .toList();
        return new Node.Sequence(parts, call.place());
    }

    private Node findInMap(Node.Call call) {
        List<Node> arguments = arguments(call, 3);
        Node found = template.mappings();
        for (Node argument : arguments) {
            String key = resolver.text(argument, "`Fn::FindInMap`");
            found =
                    found.asMapping("a mapping")
                            .get(key)
                            .orElseThrow(() ->
                                    new TemplateException(
                                            "no mapping has `" + key + "`", call.line()));
        }
        return found;
    }

    private String base64(Node.Call call) {
        String text = resolver.text(call.argument(), "`Fn::Base64`");
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Node> items(Node node, String function) {
        return resolver.resolve(node)
                .orElseThrow(() ->
                        new TemplateException("`Fn::" + function + "` has no list", node.line()))
                .asItems("`Fn::" + function + "`");
    }
}
