package dev.mayfly.proving;

import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.prove.Proof;
import java.util.List;

/// What became of a claim.
///
/// @param by the statements that let the witness through; empty where there is no witness
public record Answer(Claim claim, Proof proof, List<MatchedStatement> by) {

    public Answer {
        by = List.copyOf(by);
    }

    public boolean proved() {
        return proof instanceof Proof.Proved;
    }
}
