package dev.mayfly.policy.prove;

import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.Region;
import java.util.ArrayList;
import java.util.List;

/// Everything that can be asked: actions and resources of any service.
final class Universe {
    private static final CharSet NAME = CharSet.LOWER.or(CharSet.DIGITS);
    private static final CharSet PREFIX = NAME.or(CharSet.of("-."));
    private static final CharSet SEGMENT = CharSet.ALPHANUMERIC.or(CharSet.of("-"));

    /// Behind the last colon of an ARN anything printable may stand.
    private static final CharSet REST =
            CharSet.range(0, ' ').or(CharSet.range(0x7f, 0x9f)).complement().or(CharSet.of(' '));

    private static final Region ACTIONS =
            Region.one(Nfa.of(Shape.builder().some(PREFIX).text(":").some(NAME).build()));

    private static final Region RESOURCES = Region.one(Nfa.of(resources()));

    private Universe() {}

    static List<Clause> requests() {
        return List.of(
                new Clause(Dimension.ACTION, ACTIONS, ACTIONS),
                new Clause(Dimension.RESOURCE, RESOURCES, RESOURCES));
    }

    /// `*` stands for no resource. The account of an ARN is missing, of twelve digits, or AWS's.
    private static List<Shape> resources() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Shape.text("*"));
        for (Shape account :
                List.of(
                        Shape.text(""),
                        Shape.builder().exactly(12, CharSet.DIGITS).build(),
                        Shape.builder().some(CharSet.LOWER.or(CharSet.of('-'))).build())) {
            for (Shape partition :
                    List.of(
                            Shape.text(""),
                            Shape.builder()
                                    .text("-")
                                    .some(CharSet.LOWER.or(CharSet.of('-')))
                                    .build())) {
                shapes.add(
                        Shape.builder()
                                .text("arn:aws")
                                .then(partition)
                                .text(":")
                                .some(PREFIX)
                                .text(":")
                                .many(SEGMENT)
                                .text(":")
                                .then(account)
                                .text(":")
                                .some(REST)
                                .build());
            }
        }
        return shapes;
    }
}
