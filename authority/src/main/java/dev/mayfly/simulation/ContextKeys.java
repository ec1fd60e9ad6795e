package dev.mayfly.simulation;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which condition keys a document asks for, in conditions and in variables.
///
/// Source: AWS's answers captured 2026-09 by the project stackd (`context_keys_aws.json`): the
/// spelling is kept, a spelling is told once per document.
public final class ContextKeys {

    private static final int ARN_SEGMENTS = 6;

    private ContextKeys() {}

    /// The keys as the document spells them, each spelling once.
    public static List<String> of(PolicyDocument document) {
        Set<String> names = new LinkedHashSet<>();
        for (Statement statement : document.statements()) {
            statement.resources().map(Element::patterns).stream()
                    .flatMap(List::stream)
                    .flatMap(ContextKeys::variables)
                    .forEach(key -> names.add(key.name()));
            for (Condition condition : statement.conditions()) {
                names.add(condition.key().name());
                condition.operands().stream()
                        .flatMap(ContextKeys::variables)
                        .forEach(key -> names.add(key.name()));
            }
        }
        return List.copyOf(names);
    }

    private static Stream<ContextKey> variables(ResourcePattern pattern) {
        return pattern.arn().stream().flatMap(ContextKeys::variables);
    }

    private static Stream<ContextKey> variables(Operand operand) {
        return switch (operand) {
            case Operand.Text(_, Template template) -> template.variables().stream();
            case Operand.Flag(_, Template template) -> template.variables().stream();
            case Operand.Arn(_, ArnPattern pattern) -> variables(pattern);
            case Operand.Numeral _,
                    Operand.Moment _,
                    Operand.Bytes _,
                    Operand.Range _,
                    Operand.Absence _ ->
                    Stream.empty();
        };
    }

    private static Stream<ContextKey> variables(ArnPattern pattern) {
        return IntStream.range(0, ARN_SEGMENTS)
                .mapToObj(pattern::segment)
                .flatMap(segment -> segment.variables().stream());
    }
}
