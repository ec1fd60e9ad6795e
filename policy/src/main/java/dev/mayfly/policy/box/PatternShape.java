package dev.mayfly.policy.box;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.PatternSink;
import dev.mayfly.policy.pattern.Template;
import java.util.Optional;

/// Turns the pieces of one pattern into a shape.
final class PatternShape implements PatternSink {
    private final Shape.Builder shape = Shape.builder();
    private final Knowledge knowledge;
    private CharSet wild = CharSet.ANY;
    private boolean foldingCase;
    private boolean sure = true;
    private boolean possible = true;

    PatternShape(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// What a pattern matches.
    ///
    /// @param shape empty when the pattern matches nothing
    /// @param sure whether the shape is exact, not larger
    record Reading(Optional<Shape> shape, boolean sure) {}

    static Reading of(Template template, Knowledge knowledge) {
        PatternShape shape = new PatternShape(knowledge);
        template.tell(shape);
        return shape.reading();
    }

    static Reading ignoringCase(Template template, Knowledge knowledge) {
        PatternShape shape = new PatternShape(knowledge);
        shape.foldingCase = true;
        template.tell(shape);
        return shape.reading();
    }

    /// Which characters wildcards and variables stand for from here on.
    PatternShape wild(CharSet chars) {
        wild = chars;
        return this;
    }

    Reading reading() {
        return new Reading(possible ? Optional.of(shape.build()) : Optional.empty(), sure);
    }

    @Override
    public void literal(char c) {
        shape.one(foldingCase ? CharSet.ignoringCase(c) : CharSet.of(c));
    }

    @Override
    public void anyOne() {
        shape.one(wild);
    }

    @Override
    public void anyRun() {
        shape.many(wild);
    }

    @Override
    public void variable(ContextKey key, Optional<String> fallback) {
        if (knowledge.open(key)) {
            shape.many(wild);
            sure = false;
            return;
        }
        Optional<String> value = knowledge.single(key).or(() -> fallback);
        value.ifPresentOrElse(
                text -> text.chars().forEach(c -> literal((char) c)), () -> possible = false);
    }
}
