package dev.mayfly.policy.sample;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.pattern.Template;
import dev.mayfly.policy.pattern.Variables;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/// Finds a value that an operand accepts.
public final class SampleValue {
    private static final char ONE = 'x';

    private final Function<Glob, String> run;
    private final Variables variables;

    /// @param run what to write for each `*` of a text pattern
    public SampleValue(Function<Glob, String> run, Variables variables) {
        this.run = run;
        this.variables = variables;
    }

    /// A value; empty when the operand asks for absence or has a variable without value.
    public Optional<String> of(ConditionOperator operator, Operand operand) {
        return switch (operand) {
            case Operand.Text(_, Template template) -> text(template);
            case Operand.Flag(_, Template template) -> text(template);
            case Operand.Numeral(_, BigDecimal value) ->
                    Optional.of(value.add(BigDecimal.valueOf(step(operator))).toPlainString());
            case Operand.Moment(_, Instant value) -> moment(value, step(operator));
            case Operand.Bytes(String source, _) -> Optional.of(source);
            case Operand.Range(String source, _) ->
                    Optional.of(
                            source.indexOf('/') < 0
                                    ? source
                                    : source.substring(0, source.indexOf('/')));
            case Operand.Arn(_, ArnPattern pattern) -> arn(pattern);
            case Operand.Absence _ -> Optional.empty();
        };
    }

    /// Empty beyond the ends of time.
    private static Optional<String> moment(Instant value, long seconds) {
        try {
            return Optional.of(value.plusSeconds(seconds).toString());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static long step(ConditionOperator operator) {
        return switch (operator) {
            case ConditionOperator.Numeric numeric -> step(numeric.order());
            case ConditionOperator.Date date -> step(date.order());
            case ConditionOperator.Text _,
                    ConditionOperator.Bool _,
                    ConditionOperator.Binary _,
                    ConditionOperator.IpRange _,
                    ConditionOperator.Arn _,
                    ConditionOperator.Null _ ->
                    0;
        };
    }

    private static long step(ConditionOperator.Order order) {
        return switch (order) {
            case LESS -> -1;
            case GREATER -> 1;
            case EQUAL, AT_MOST, AT_LEAST -> 0;
        };
    }

    private Optional<String> text(Template template) {
        return template.resolve(variables)
                .map(glob ->
                        glob.isLiteral() ? glob.literalText() : glob.filled(run.apply(glob), ONE));
    }

    private Optional<String> arn(ArnPattern pattern) {
        StringJoiner arn = new StringJoiner(":");
        for (int i = 0; i < 6; i++) {
            Optional<Glob> segment = pattern.segment(i).resolve(variables);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            arn.add(i == 0 ? "arn" : segment.get().filled(run.apply(segment.get()), ONE));
        }
        return Optional.of(arn.toString());
    }
}
