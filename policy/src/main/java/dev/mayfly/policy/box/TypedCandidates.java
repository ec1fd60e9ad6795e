package dev.mayfly.policy.box;

import dev.mayfly.policy.Operand;
import dev.mayfly.policy.pattern.IpAddress;
import dev.mayfly.policy.pattern.Network;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/// Finitely many values of which one satisfies some typed demands if any value does.
///
/// The values a policy names cut the numbers, moments and addresses into pieces on which every
/// demand is constant; one value of each piece is enough, and one that is of no type.
final class TypedCandidates {
    private static final String UNTYPED = "x";

    private final TreeSet<BigDecimal> numbers = new TreeSet<>();
    private final TreeSet<Instant> moments = new TreeSet<>();
    private final List<Network> networks = new ArrayList<>();
    private final List<String> binaries = new ArrayList<>();

    private TypedCandidates() {}

    /// Whether the candidates of these demands are complete: all demands are of one type.
    static boolean complete(List<Typed> demands) {
        return demands.stream()
                        .map(demand -> demand.condition().operator().getClass())
                        .distinct()
                        .count()
                == 1;
    }

    static List<String> of(List<Typed> demands) {
        TypedCandidates candidates = new TypedCandidates();
        for (Typed demand : demands) {
            demand.condition().operands().forEach(candidates::note);
        }
        return candidates.all();
    }

    private void note(Operand operand) {
        switch (operand) {
            case Operand.Numeral(_, BigDecimal value) -> numbers.add(value);
            case Operand.Moment(_, Instant value) -> moments.add(value);
            case Operand.Range(_, Network network) -> networks.add(network);
            case Operand.Bytes(String source, _) -> binaries.add(source);
            case Operand.Text _, Operand.Flag _, Operand.Arn _, Operand.Absence _ -> {}
        }
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        addNumbers(all);
        addMoments(all);
        for (IpAddress address : AddressPieces.of(networks)) {
            all.add(AddressPieces.text(address));
        }
        if (!binaries.isEmpty()) {
            all.addAll(binaries);
            // Longer than each of them, so none of them.
            int longest = binaries.stream().mapToInt(String::length).max().orElse(0);
            all.add(Base64.getEncoder().encodeToString(new byte[longest + 1]));
        }
        all.add(UNTYPED);
        return all;
    }

    private void addNumbers(List<String> to) {
        BigDecimal before = null;
        for (BigDecimal number : numbers) {
            BigDecimal between =
                    before == null
                            ? number.subtract(BigDecimal.ONE)
                            : before.add(number).divide(BigDecimal.TWO);
            to.add(between.toPlainString());
            to.add(number.toPlainString());
            before = number;
        }
        if (before != null) {
            to.add(before.add(BigDecimal.ONE).toPlainString());
        }
    }

    private void addMoments(List<String> to) {
        Instant before = null;
        for (Instant moment : moments) {
            Instant between =
                    before == null
                            ? moment.minusSeconds(1)
                            : before.plus(Duration.between(before, moment).dividedBy(2));
            to.add(between.toString());
            to.add(moment.toString());
            before = moment;
        }
        if (before != null) {
            to.add(before.plusSeconds(1).toString());
        }
    }
}
