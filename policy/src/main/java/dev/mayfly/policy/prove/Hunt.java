package dev.mayfly.policy.prove;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.automaton.Budget;
import dev.mayfly.policy.automaton.OutOfBudgetException;
import dev.mayfly.policy.box.Box;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.Region;
import dev.mayfly.policy.box.Sampler;
import dev.mayfly.policy.box.Sampler.Sample;
import dev.mayfly.policy.box.StatementBox;
import dev.mayfly.policy.eval.AuthorizationRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for a request that contradicts a claim.
///
/// Takes some request of a box and asks the evaluator. Where a statement stands in the way, the
/// requests that it does not match are looked through in the same manner: for each of its clauses,
/// the part of the box in which that clause fails. So only statements that matter cost anything.
///
/// INVARIANT: boxes are never smaller than the truth, and every request of a box that escapes a
/// statement fails one of its clauses; when all boxes are empty, no request contradicts the claim.
/// The principal element is no such clause, because it names all requests of one [Asker] or none.
final class Hunt {
    /// Further boxes looked through for a shorter witness once there is one.
    private static final int MORE_BOXES = 64;

    private final Judge judge;
    private final Setting setting;
    private final Summary summary;
    private final Budget budget;
    private final Sampler sampler;
    private @Nullable Witness best;
    private @Nullable String doubt;
    private int boxesLeft = MORE_BOXES;

    Hunt(Judge judge, Setting setting, Summary summary, Limits limits) {
        this.judge = judge;
        this.setting = setting;
        this.summary = summary;
        this.budget = new Budget(limits.states(), limits.outOfTime());
        this.sampler = new Sampler(budget, Preferred.VALUES);
    }

    /// The answer, when the starts cover every request that could contradict the claim.
    Proof from(List<Start> starts) {
        try {
            starts.forEach(this::look);
        } catch (OutOfBudgetException e) {
            if (best == null) {
                return new Proof.Unknown(String.valueOf(e.getMessage()));
            }
        }
        if (best != null) {
            return new Proof.Refuted(best.request(), best.summary());
        }
        return doubt == null ? new Proof.Proved() : new Proof.Unknown(doubt);
    }

    private void look(Start start) {
        Asker asker = start.asker();
        Optional<String> before = Optional.ofNullable(doubt);
        explore(asker, box(start), Set.of());
        if (best == null && doubt != null && before.isEmpty()) {
            doubt = VariableTrial.of(start, sampler, box(start)).map(this::onTrial).orElse(doubt);
        }
    }

    private String onTrial(Start start) {
        String reason = String.valueOf(doubt);
        explore(start.asker(), box(start), Set.of());
        return reason;
    }

    private Box box(Start start) {
        Asker asker = start.asker();
        Box box = asker.requests(setting.kinds());
        for (Clause clause : start.about()) {
            box = asker.within(box, clause.dimension(), clause.holds());
        }
        for (Statement statement : start.matching()) {
            box = within(asker, box, statement);
        }
        return box;
    }

    /// @param used statements that this way through the boxes has escaped or entered already
    private void explore(Asker asker, Box box, Set<Statement> used) {
        budget.state(box.regions().size());
        if (best != null && --boxesLeft < 0) {
            return;
        }
        Optional<Choice> choice = choose(box);
        if (choice.isEmpty()) {
            return;
        }
        AuthorizationRequest request = setting.request(asker, choice.get());
        switch (judge.verdict(request)) {
            case Verdict.Contradicts _ -> keep(new Witness(request, summary.of(request)));
            case Verdict.Unconfirmed(String reason) -> doubt = reason;
            case Verdict.Blocked(Statement by) -> escape(asker, box, used, by);
            case Verdict.Lacks(List<Statement> oneOf) ->
                    oneOf.forEach(statement -> enter(asker, box, used, statement));
        }
    }

    private void escape(Asker asker, Box box, Set<Statement> used, Statement by) {
        if (used.contains(by)) {
            doubt =
                    by.name()
                            + " depends on a policy variable or on keys that depend on each other";
            return;
        }
        if (!Principals.name(by, asker.caller())) {
            doubt = by.name() + " names some of the callers that are alike otherwise";
            return;
        }
        for (Clause clause : StatementBox.of(by, asker.knowledge()).clauses()) {
            Box outside = asker.within(box, clause.dimension(), clause.fails());
            explore(asker, outside, with(used, by));
        }
    }

    private void enter(Asker asker, Box box, Set<Statement> used, Statement statement) {
        if (used.contains(statement)) {
            doubt =
                    statement.name()
                            + " depends on a policy variable or on keys that depend on"
                            + " each other";
            return;
        }
        explore(asker, within(asker, box, statement), with(used, statement));
    }

    private static Box within(Asker asker, Box box, Statement statement) {
        Box inside = box;
        for (Clause clause : StatementBox.of(statement, asker.knowledge()).clauses()) {
            inside = asker.within(inside, clause.dimension(), clause.holds());
        }
        return inside;
    }

    private static Set<Statement> with(Set<Statement> some, Statement another) {
        Set<Statement> all = new HashSet<>(some);
        all.add(another);
        return all;
    }

    private Optional<Choice> choose(Box box) {
        Map<Dimension, Sample> samples = new HashMap<>();
        for (Map.Entry<Dimension, Region> entry : box.regions().entrySet()) {
            Optional<Sample> sample = sampler.sample(entry.getKey(), entry.getValue());
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            samples.put(entry.getKey(), sample.get());
        }
        return Optional.of(new Choice(samples));
    }

    private void keep(Witness witness) {
        if (best == null || witness.shorterThan(best)) {
            best = witness;
        }
    }
}
