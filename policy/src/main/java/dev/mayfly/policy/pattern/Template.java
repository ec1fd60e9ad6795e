package dev.mayfly.policy.pattern;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Text of a policy that may hold wildcards and policy variables, compiled.
///
/// What a variable puts in is literal: a `*` inside a user's name is a star, not a wildcard.
/// Source: IAM User Guide, "IAM policy elements: Variables and tags". That the substituted text is
/// literal is not said there; we choose it because the opposite would let callers widen policies.
public final class Template {
    /// Stand for the parts where the source itself is the pattern: with wildcards, or letter by
    /// letter. A large policy has thousands of such templates.
    private static final List<Part> WILD = List.of(new Part.AnyRun());

    private static final List<Part> PLAIN = List.of(new Part.Literal(""));

    private final String source;
    private final List<Part> parts;

    /// What parts without a variable come to.
    private final @Nullable Glob assembled;

    private Template(String source, List<Part> parts, @Nullable Glob assembled) {
        this.source = source;
        this.parts = parts;
        this.assembled = assembled;
    }

    /// Compiles a text.
    ///
    /// @throws IllegalArgumentException if a variable is written wrongly
    public static Template of(String source, TemplateSyntax syntax) {
        if (syntax.variables() && source.contains("${")) {
            return of(source, Part.parse(source, syntax));
        }
        return syntax.wildcards() ? wild(source) : new Template(source, PLAIN, null);
    }

    static Template wild(String source) {
        return new Template(source, WILD, null);
    }

    static Template of(String source, List<Part> parts) {
        boolean constant = parts.stream().noneMatch(Part.Variable.class::isInstance);
        return constant
                ? new Template(source, List.of(), assemble(parts))
                : new Template(source, List.copyOf(parts), null);
    }

    /// The pattern when it is the same in every request.
    @SuppressWarnings("ReferenceEquality") // the two marks are no lists but these very ones
    private @Nullable Glob fixed() {
        if (parts == WILD) {
            return Glob.of(source);
        }
        return parts == PLAIN ? Glob.literal(source) : assembled;
    }

    /// As it is written in the policy.
    public String source() {
        return source;
    }

    /// Whether it holds no variable, so that it means the same in every request.
    public boolean isConstant() {
        return fixed() != null;
    }

    /// Tells its pieces.
    public void tell(PatternSink sink) {
        Glob fixed = fixed();
        if (fixed == null) {
            parts.forEach(part -> part.tell(sink));
        } else {
            fixed.tell(sink);
        }
    }

    /// Whether its last piece is a `*`.
    public boolean endsWithStar() {
        Glob fixed = fixed();
        return fixed == null
                ? !parts.isEmpty() && parts.getLast() instanceof Part.AnyRun
                : fixed.endsWithStar();
    }

    /// Adds what stands in everything that matches.
    void addRequired(RequiredTexts required) {
        Glob fixed = fixed();
        if (fixed != null) {
            fixed.addRequired(required);
            return;
        }
        for (Part part : parts) {
            if (part instanceof Part.Literal(String text)) {
                required.add(text);
            } else {
                required.gap();
            }
        }
    }

    /// Texts of which each stands in whatever matches.
    public List<String> requiredTexts() {
        RequiredTexts required = new RequiredTexts();
        addRequired(required);
        return required.closed();
    }

    boolean isLiteral() {
        Glob fixed = fixed();
        return fixed != null && fixed.isLiteral();
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
        Glob fixed = fixed();
        if (fixed != null) {
            return Optional.of(fixed);
        }
        GlobAssembler assembler = new GlobAssembler();
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
        Glob fixed = fixed();
        if (fixed != null) {
            return fixed.matches(text, from, to);
        }
        Optional<Glob> glob = resolve(variables);
        return glob.isPresent() && glob.get().matches(text, from, to);
    }

    private static Glob assemble(List<Part> parts) {
        GlobAssembler assembler = new GlobAssembler();
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
