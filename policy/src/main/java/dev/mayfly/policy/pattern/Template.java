package dev.mayfly.policy.pattern;

import java.util.List;
import java.util.Optional;

/// Text of a policy that may hold wildcards and policy variables, compiled.
///
/// What a variable puts in is literal: a `*` inside a user's name is a star, not a wildcard.
/// Source: IAM User Guide, "IAM policy elements: Variables and tags". That the substituted text is
/// literal is not said there; we choose it because the opposite would let callers widen policies.
public final class Template {
    private final String source;
    private final List<Part> parts;
    private final Optional<Glob> fixed;

    private Template(String source, List<Part> parts) {
        this.source = source;
        boolean constant = parts.stream().noneMatch(Part.Variable.class::isInstance);
        this.fixed = constant ? Optional.of(assemble(parts)) : Optional.empty();
        this.parts = constant ? List.of() : parts;
    }

    /// Compiles a text.
    ///
    /// @throws IllegalArgumentException if a variable is written wrongly
    public static Template of(String source, TemplateSyntax syntax) {
        return new Template(source, Part.parse(source, syntax));
    }

    static Template of(String source, List<Part> parts) {
        return new Template(source, List.copyOf(parts));
    }

    /// As it is written in the policy.
    public String source() {
        return source;
    }

    /// Whether it holds no variable, so that it means the same in every request.
    public boolean isConstant() {
        return fixed.isPresent();
    }

    /// Empty when the template is constant: the pattern says it all then.
    List<Part> parts() {
        return parts;
    }

    boolean endsWithStar() {
        return fixed.map(Glob::endsWithStar)
                .orElseGet(() -> !parts.isEmpty() && parts.getLast() instanceof Part.AnyRun);
    }

    /// The literal text with which everything that matches begins.
    String literalHead() {
        return fixed.map(Glob::literalHead)
                .orElseGet(() -> parts.getFirst() instanceof Part.Literal(String text) ? text : "");
    }

    boolean isLiteral() {
        return fixed.isPresent() && fixed.get().isLiteral();
    }

    /// The keys of the variables in it, in order.
    public List<ContextKey> variables() {
        return parts.stream()
                .filter(Part.Variable.class::isInstance)
                .map(part -> ((Part.Variable) part).key())
                .toList();
    }

    /// The pattern after substitution; empty when a variable has neither value nor default.
    public Optional<Glob> resolve(Variables variables) {
        if (fixed.isPresent()) {
            return fixed;
        }
        Glob.Assembler assembler = new Glob.Assembler();
        for (Part part : parts) {
            if (!part.appendTo(assembler, variables)) {
                return Optional.empty();
            }
        }
        return Optional.of(assembler.glob());
    }

    /// Whether the text matches; false when a variable has no value.
    public boolean matches(String text, Variables variables) {
        return matches(text, 0, text.length(), variables);
    }

    boolean matches(String text, int from, int to, Variables variables) {
        Optional<Glob> glob = resolve(variables);
        return glob.isPresent() && glob.get().matches(text, from, to);
    }

    private static Glob assemble(List<Part> parts) {
        Glob.Assembler assembler = new Glob.Assembler();
        parts.forEach(part -> part.appendTo(assembler, Variables.NONE));
        return assembler.glob();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && source.equals(template.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
