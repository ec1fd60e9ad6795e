package dev.mayfly.proving;

import dev.mayfly.client.Json;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.prove.Assumers;
import dev.mayfly.policy.prove.Proof;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Proofs for programs.
public final class ProofJson {

    private ProofJson() {}

    /// Every claim about one policy or role.
    public static Json of(Examined examined, List<Answer> answers) {
        Map<String, Json> members = head(examined);
        members.put("proved", new Json.Flag(answers.stream().allMatch(Answer::proved)));
        members.put("claims", new Json.Items(answers.stream().map(ProofJson::answer).toList()));
        return new Json.Members(members);
    }

    /// Who can assume a role.
    public static Json assumers(Examined examined, List<Assumers> assumers) {
        Map<String, Json> members = head(examined);
        members.put(
                "assumers", new Json.Items(assumers.stream().map(ProofJson::assumers).toList()));
        return new Json.Members(members);
    }

    private static Map<String, Json> head(Examined examined) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("examined", new Json.Text(examined.name()));
        members.put("kind", new Json.Text(examined.kind()));
        return members;
    }

    private static Json answer(Answer answer) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("claim", new Json.Text(answer.claim().written()));
        switch (answer.proof()) {
            case Proof.Proved(List<String> assumptions) -> {
                members.put("answer", new Json.Text("proved"));
                members.put("assumptions", texts(assumptions));
            }
            case Proof.Refuted(AuthorizationRequest witness, String summary) -> {
                members.put("answer", new Json.Text("refuted"));
                members.put("summary", new Json.Text(summary));
                members.put("witness", witness(witness));
                members.put(
                        "statements",
                        new Json.Items(answer.by().stream().map(ProofJson::statement).toList()));
            }
            case Proof.Unknown(String reason) -> {
                members.put("answer", new Json.Text("unknown"));
                members.put("reason", new Json.Text(reason));
            }
        }
        return new Json.Members(members);
    }

    private static Json witness(AuthorizationRequest witness) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("caller", new Json.Text(witness.caller().arn()));
        members.put("action", new Json.Text(witness.action()));
        members.put("resource", new Json.Text(witness.resource()));
        Map<String, Json> context = new LinkedHashMap<>();
        ProofText.ownKeys(witness).forEach((key, value) -> context.put(key, texts(value.values())));
        members.put("context", new Json.Members(context));
        return new Json.Members(members);
    }

    private static Json statement(MatchedStatement by) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("policy", new Json.Text(by.policy().name()));
        members.put("statement", new Json.Text(by.statement().name()));
        members.put("line", number(by.statement().position().line()));
        members.put("column", number(by.statement().position().column()));
        members.put("pointer", new Json.Text(by.statement().position().pointer()));
        return new Json.Members(members);
    }

    private static Json assumers(Assumers each) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("caller", new Json.Text(each.caller()));
        members.put("action", new Json.Text(each.action()));
        members.put("statement", new Json.Text(each.statement()));
        Map<String, Json> values = new LinkedHashMap<>();
        each.values().forEach((key, patterns) -> values.put(key, texts(patterns)));
        members.put("values", new Json.Members(values));
        members.put("example", new Json.Text(each.example()));
        return new Json.Members(members);
    }

    private static Json texts(List<String> texts) {
        return new Json.Items(texts.stream().<Json>map(Json.Text::new).toList());
    }

    private static Json number(int value) {
        return new Json.Numeric(Integer.toString(value));
    }
}
