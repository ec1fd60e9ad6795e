package dev.mayfly.policy.explain;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.pattern.Template;
import dev.mayfly.policy.pattern.Variables;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;

/// A value that an operand accepts, as near as may be to the one that was sent.
final class SampleValue {
    private static final char ONE = 'x';

    private final String sent;
    private final Variables variables;

    /// @param sent the value of the request; empty when it sent none
    SampleValue(String sent, Variables variables) {
        this.sent = sent;
        this.variables = variables;
    }

    Optional<String> of(ConditionOperator operator, Operand operand) {
        return switch (operand) {
            case Operand.Text(_, Template template) -> text(template);
            case Operand.Flag(_, Template template) -> text(template);
            case Operand.Numeral(_, BigDecimal value) ->
                    Optional.of(value.add(BigDecimal.valueOf(step(operator))).toPlainString());
            case Operand.Moment(_, Instant value) ->
                    Optional.of(value.plusSeconds(step(operator)).toString());
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
                .map(glob -> glob.isLiteral() ? glob.literalText() : glob.filled(run(glob), ONE));
    }

    /// What was sent behind as many colons as the pattern has before its first star.
    private String run(Glob glob) {
        String start = glob.filled("\n", ONE);
        start = start.substring(0, start.indexOf('\n') < 0 ? start.length() : start.indexOf('\n'));
        int at = 0;
        for (int i = start.indexOf(':'); i >= 0; i = start.indexOf(':', i + 1)) {
            int colon = sent.indexOf(':', at);
            if (colon < 0) {
                return "example";
            }
            at = colon + 1;
        }
        return at > 0 && at < sent.length() && start.endsWith(":") ? sent.substring(at) : "example";
    }

    private Optional<String> arn(ArnPattern pattern) {
        StringJoiner arn = new StringJoiner(":");
        for (int i = 0; i < 6; i++) {
            Optional<Glob> segment = pattern.segment(i).resolve(variables);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            arn.add(i == 0 ? "arn" : segment.get().filled("example", ONE));
        }
        return Optional.of(arn.toString());
    }
}
