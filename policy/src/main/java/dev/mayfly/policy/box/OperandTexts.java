package dev.mayfly.policy.box;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator.Text;
import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.pattern.Template;
import java.util.List;
import java.util.Optional;

/// The texts that any operand of a textual condition matches.
final class OperandTexts {
    private OperandTexts() {}

    static Texts of(Condition condition, Knowledge knowledge) {
        Texts.Collector collector = new Texts.Collector();
        boolean foldingCase =
                condition.operator() instanceof Text(_, TextForm form, _)
                        && form == TextForm.IGNORING_CASE;
        for (Operand operand : condition.operands()) {
            switch (operand) {
                case Operand.Text(_, var template) ->
                        collector.add(
                                foldingCase
                                        ? PatternShape.ignoringCase(template, knowledge)
                                        : PatternShape.of(template, knowledge));
                case Operand.Flag(_, var template) -> flag(template, knowledge, collector);
                case Operand.Arn(_, var pattern) ->
                        collector.add(ArnShapes.condition(pattern, knowledge));
                case Operand.Numeral _,
                        Operand.Moment _,
                        Operand.Bytes _,
                        Operand.Range _,
                        Operand.Absence _ ->
                        throw new IllegalArgumentException("not a textual condition");
            }
        }
        return collector.texts();
    }

    /// Only `true` and `false` can be matched, in any case.
    private static void flag(Template template, Knowledge knowledge, Texts.Collector collector) {
        PatternShape.Reading reading = PatternShape.ignoringCase(template, knowledge);
        for (String truth : List.of("true", "false")) {
            boolean matches =
                    reading.shape().filter(shape -> Nfa.of(shape).accepts(truth)).isPresent();
            if (matches) {
                Shape.Builder shape = Shape.builder();
                truth.chars().forEach(c -> shape.one(CharSet.ignoringCase((char) c)));
                collector.add(new PatternShape.Reading(Optional.of(shape.build()), reading.sure()));
            }
        }
    }
}
