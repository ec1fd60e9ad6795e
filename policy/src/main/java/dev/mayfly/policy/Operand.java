package dev.mayfly.policy;

import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.Network;
import dev.mayfly.policy.pattern.PolicyDate;
import dev.mayfly.policy.pattern.PolicyNumber;
import dev.mayfly.policy.pattern.Template;
import dev.mayfly.policy.pattern.TemplateSyntax;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/// A value on the policy's side of a condition, read once for its operator.
public sealed interface Operand {
    /// As it is written in the policy.
    String source();

    record Text(String source, Template template) implements Operand {}

    record Numeral(String source, BigDecimal value) implements Operand {}

    record Moment(String source, Instant value) implements Operand {}

    /// `true` or `false` after substitution.
    record Flag(String source, Template template) implements Operand {}

    record Bytes(String source, ByteBuffer value) implements Operand {}

    record Range(String source, Network network) implements Operand {}

    record Arn(String source, ArnPattern pattern) implements Operand {}

    /// Of `Null`: whether the key must be absent.
    record Absence(String source, boolean absent) implements Operand {}

    /// Reads a value for its operator.
    ///
    /// @throws IllegalArgumentException if the text is no value of the operator's type
    static Operand of(ConditionOperator operator, String text, PolicyVersion version) {
        boolean variables = version == PolicyVersion.V2012;
        return switch (operator) {
            case ConditionOperator.Text op ->
                    new Text(
                            text,
                            Template.of(
                                    text,
                                    new TemplateSyntax(
                                            variables,
                                            op.form() == ConditionOperator.TextForm.LIKE)));
            case ConditionOperator.Numeric _ ->
                    new Numeral(
                            text,
                            PolicyNumber.parse(text).orElseThrow(() -> not(text, "a number")));
            case ConditionOperator.Date _ ->
                    new Moment(text, PolicyDate.parse(text).orElseThrow(() -> not(text, "a date")));
            case ConditionOperator.Bool _ -> flag(text, variables);
            case ConditionOperator.Binary _ -> bytes(text);
            case ConditionOperator.IpRange _ -> new Range(text, Network.of(text));
            case ConditionOperator.Arn _ ->
                    new Arn(text, ArnPattern.of(text, new TemplateSyntax(variables, true)));
            case ConditionOperator.Null _ -> new Absence(text, truth(text));
        };
    }

    private static Operand flag(String text, boolean variables) {
        Template template = Template.of(text, new TemplateSyntax(variables, false));
        if (template.isConstant()) {
            truth(text);
        }
        return new Flag(text, template);
    }

    private static Operand bytes(String text) {
        return new Bytes(
                text, ByteBuffer.wrap(Base64.getDecoder().decode(text)).asReadOnlyBuffer());
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw not(text, "`true` or `false`");
        };
    }

    private static IllegalArgumentException not(String text, String wanted) {
        return new IllegalArgumentException("`" + text + "` is not " + wanted);
    }
}
