package dev.mayfly.proving;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.prove.Assumers;
import dev.mayfly.policy.prove.Proof;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Proofs on a terminal.
public final class ProofText {

    private static final int LABEL = 9;

    private final Terminal terminal;

    public ProofText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// One claim and what became of it.
    public void print(Answer answer) {
        String claim = Table.harmless(answer.claim().written());
        switch (answer.proof()) {
            case Proof.Proved(List<String> assumptions) -> {
                terminal.say(terminal.green("PROVED") + "   " + claim);
                assumptions.forEach(text -> line("given", text));
            }
            case Proof.Refuted(AuthorizationRequest witness, String summary) -> {
                terminal.say(terminal.red("REFUTED") + "  " + claim);
                line("witness", summary);
                boolean trust = answer.by().stream().anyMatch(by -> by.layer() == Layer.TRUST);
                witness(witness, trust ? "" : " on " + witness.resource());
                answer.by().forEach(by -> line("by", statement(by)));
            }
            case Proof.Unknown(String reason) -> {
                terminal.say(terminal.bold("UNKNOWN") + "  " + claim);
                line("because", reason);
            }
        }
    }

    /// Who can assume a role, a block for each way in.
    public void print(List<Assumers> assumers) {
        if (assumers.isEmpty()) {
            terminal.say("nobody can assume it");
        }
        for (Assumers each : assumers) {
            terminal.say(terminal.bold(Table.harmless(each.caller())));
            line("by", each.action() + ", " + each.statement());
            each.values()
                    .forEach(
                            (key, values) -> line("with", key + " " + String.join(" or ", values)));
            line("such as", each.example());
        }
    }

    /// @param on the resource; a trust policy is about one role, which need not be said
    private void witness(AuthorizationRequest witness, String on) {
        line("caller", witness.caller().arn());
        line("action", witness.action() + on);
        ownKeys(witness)
                .forEach((key, value) ->
                        line("with", key + " = " + String.join(", ", value.values())));
    }

    /// The condition keys of a witness that do not follow from who the caller is.
    static SortedMap<String, ContextValue> ownKeys(AuthorizationRequest witness) {
        RequestContext callers = RequestContext.builder().caller(witness.caller()).build();
        var own = new TreeMap<String, ContextValue>();
        witness.context()
                .entries()
                .forEach((key, value) -> {
                    if (callers.find(key).isEmpty()) {
                        own.put(key.name(), value);
                    }
                });
        return own;
    }

    private static String statement(MatchedStatement by) {
        return by.statement().name()
                + " of "
                + by.policy().name()
                + " (line "
                + by.statement().position().line()
                + ", column "
                + by.statement().position().column()
                + ")";
    }

    private void line(String label, String text) {
        terminal.say(
                "         "
                        + terminal.dim(label)
                        + " ".repeat(LABEL - label.length())
                        + Table.harmless(text));
    }
}
