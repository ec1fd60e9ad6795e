package dev.mayfly.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A piece of a template.
sealed interface Part {
    /// Adds this piece to a pattern; false when it has no value.
    boolean appendTo(GlobAssembler assembler, Variables variables);

    void tell(PatternSink sink);

    record Literal(String text) implements Part {
        @Override
        public boolean appendTo(GlobAssembler assembler, Variables variables) {
            assembler.literal(text);
            return true;
        }

        @Override
        public void tell(PatternSink sink) {
            text.chars().forEach(c -> sink.literal((char) c));
        }
    }

    record AnyOne() implements Part {
        @Override
        public boolean appendTo(GlobAssembler assembler, Variables variables) {
            assembler.anyOne();
            return true;
        }

        @Override
        public void tell(PatternSink sink) {
            sink.anyOne();
        }
    }

    record AnyRun() implements Part {
        @Override
        public boolean appendTo(GlobAssembler assembler, Variables variables) {
            assembler.anyRun();
            return true;
        }

        @Override
        public void tell(PatternSink sink) {
            sink.anyRun();
        }
    }

    record Variable(ContextKey key, Optional<String> fallback) implements Part {
        @Override
        public boolean appendTo(GlobAssembler assembler, Variables variables) {
            Optional<String> value = variables.single(key).or(() -> fallback);
            value.ifPresent(assembler::literal);
            return value.isPresent();
        }

        @Override
        public void tell(PatternSink sink) {
            sink.variable(key, fallback);
        }
    }

    static List<Part> parse(String source, TemplateSyntax syntax) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (syntax.variables() && source.startsWith("${", at)) {
                int close = VariableText.closingBrace(source, at);
                Optional<Part> variable = VariableText.parse(source.substring(at + 2, close));
                if (variable.isPresent()) {
                    flush(literal, parts);
                    parts.add(variable.get());
                } else {
                    literal.append(source.charAt(at + 2));
                }
                at = close + 1;
                continue;
            }
            if (syntax.wildcards() && (c == '*' || c == '?')) {
                flush(literal, parts);
                parts.add(c == '*' ? new AnyRun() : new AnyOne());
            } else {
                literal.append(c);
            }
            at++;
        }
        flush(literal, parts);
        return List.copyOf(parts);
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
