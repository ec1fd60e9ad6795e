package dev.mayfly.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessProverTest {
    private static final CallerPrincipal DEPLOYER =
            new CallerPrincipal.RoleSession(
                    "arn:aws:sts::111122223333:assumed-role/deployer/one",
                    "arn:aws:iam::111122223333:role/deployer",
                    "AROAEXAMPLE00EXAMPLE",
                    "one",
                    "111122223333");

    private final AccessProver prover = new AccessProver();

    @Test
    void findsABucketThatAPatternReaches() {
        assertThat(
                        never(
                                identity(allow("s3:*", "arn:aws:s3:::prod-*")),
                                "s3:DeleteBucket on arn:aws:s3:::prod-*"))
                .isEqualTo("s3:DeleteBucket on arn:aws:s3:::prod-a");
    }

    @Test
    void provesWhatADenyKeepsOut() {
        String policy = identity(allow("s3:*", "*"), deny("s3:Delete*", "arn:aws:s3:::prod-*"));

        assertThat(never(policy, "s3:DeleteBucket on arn:aws:s3:::prod-*")).isEqualTo("Proved");
        assertThat(never(policy, "s3:DeleteBucket on arn:aws:s3:::test-*"))
                .isEqualTo("s3:DeleteBucket on arn:aws:s3:::test-a");
    }

    @Test
    void provesNothingOfAnotherActionOrBucket() {
        String policy = identity(allow("s3:Get*", "arn:aws:s3:::prod-data/*"));

        assertThat(never(policy, "s3:PutObject")).isEqualTo("Proved");
        assertThat(never(policy, "s3:GetObject on arn:aws:s3:::prod-date/*")).isEqualTo("Proved");
        assertThat(never(policy, "s3:GetObject on arn:aws:s3:::prod-*")).startsWith("s3:GetObject");
    }

    @Test
    void resolvesAVariableWhenAWitnessNeedsOne() {
        String policy = identity(allow("s3:*", "arn:aws:s3:::home/${aws:username}/*"));

        assertThat(never(policy, "s3:GetObject on arn:aws:s3:::home/b/*")).isNotEqualTo("Proved");
        assertThat(never(policy, "s3:GetObject on arn:aws:s3:::other/*")).isEqualTo("Proved");
    }

    @Test
    void neverTakesAVariableInADenyForGranted() {
        String policy =
                identity(
                        allow("s3:*", "arn:aws:s3:::home/*"),
                        deny("s3:*", "arn:aws:s3:::home/${aws:PrincipalTag/team}/*"));

        assertThat(never(policy, "s3:GetObject on arn:aws:s3:::home/*"))
                .isEqualTo("s3:GetObject on arn:aws:s3:::home/a");
    }

    @Test
    void tellsAnyOfTheActionsOnAnyOfTheResources() {
        PolicyDocument policy = parse(identity(allow("s3:PutObject", "arn:aws:s3:::b/*")));
        Access granted =
                Access.of(
                        List.of("s3:GetObject", "s3:PutObject"),
                        List.of("arn:aws:s3:::a/*", "arn:aws:s3:::b/*"));
        Access other = Access.of(List.of("s3:GetObject"), List.of("arn:aws:s3:::b/*"));

        assertThat(answer(prover.accessNotGranted(policy, List.of(other, granted), Limits.usual())))
                .isEqualTo("s3:PutObject on arn:aws:s3:::b/a");
        assertThat(answer(prover.accessNotGranted(policy, List.of(other), Limits.usual())))
                .isEqualTo("Proved");
    }

    @Test
    void comparesPermissions() {
        String narrow = identity(allow("s3:GetObject", "arn:aws:s3:::a/*"));
        String wide = identity(allow("s3:Get*", "arn:aws:s3:::a/*"));
        String twoHalves =
                identity(
                        allow("s3:GetObject", "arn:aws:s3:::a/b*"),
                        allow("s3:GetObject", "arn:aws:s3:::a/c*"));

        assertThat(noNewAccess(wide, narrow)).isEqualTo("Proved");
        assertThat(noNewAccess(narrow, wide)).isEqualTo("s3:get on arn:aws:s3:::a/a");
        assertThat(noNewAccess(narrow, twoHalves)).isEqualTo("Proved");
        assertThat(noNewAccess(twoHalves, narrow)).isNotEqualTo("Proved");
        assertThat(noNewAccess(narrow, narrow)).isEqualTo("Proved");
    }

    @Test
    void seesANewPrincipalOfAResourcePolicy() {
        String one = resource("\"arn:aws:iam::444455556666:role/reader\"");
        String two =
                resource(
                        "[\"arn:aws:iam::444455556666:role/reader\","
                                + "\"arn:aws:iam::444455556666:role/writer\"]");

        assertThat(noNewAccess(two, one, PolicyKind.RESOURCE)).isEqualTo("Proved");
        assertThat(noNewAccess(one, two, PolicyKind.RESOURCE)).contains("assumed-role/writer/");
    }

    @Test
    void provesWhoCanBecomeWhom() {
        PolicyStack stack = assuming("arn:aws:iam::111122223333:role/deployer", "");

        assertThat(becomes(stack))
                .isEqualTo("sts:AssumeRole on arn:aws:iam::111122223333:role/admin");
        assertThat(becomes(assuming("arn:aws:iam::111122223333:role/other", "")))
                .isEqualTo("Proved");
        assertThat(becomes(assuming("arn:aws:iam::111122223333:root", ""))).isEqualTo("Proved");
        assertThat(
                        becomes(
                                assuming("arn:aws:iam::111122223333:root", "")
                                        .withIdentity(
                                                List.of(named(identity(allow("sts:*", "*")))))))
                .startsWith("sts:AssumeRole");
        assertThat(becomes(stack.withBoundary(named(identity(allow("s3:*", "*"))))))
                .isEqualTo("Proved");
        assertThat(becomes(stack.withBoundary(named(identity(allow("sts:*", "*"))))))
                .startsWith("sts:AssumeRole");
    }

    @Test
    void seesThatACallerDoesNotHaveTheKeyATrustAsksFor() {
        String condition = ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalArn\":\"%s\"}}";
        String own = condition.formatted("arn:aws:iam::111122223333:role/deployer");
        String others = condition.formatted("arn:aws:iam::111122223333:role/other");
        String external = ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"x\"}}";

        assertThat(becomes(assuming("*", own))).startsWith("sts:AssumeRole");
        assertThat(becomes(assuming("*", others))).isEqualTo("Proved");
        assertThat(becomes(assuming("*", external))).startsWith("sts:AssumeRole");
    }

    @Test
    void asksEveryLevelOfServiceControl() {
        PolicyStack stack = assuming("arn:aws:iam::111122223333:role/deployer", "");
        NamedPolicy all = named(identity(allow("*", "*")));
        NamedPolicy storage = named(identity(allow("s3:*", "*")));

        assertThat(becomes(stack.withServiceControl(List.of(List.of(all), List.of(all)))))
                .startsWith("sts:");
        assertThat(becomes(stack.withServiceControl(List.of(List.of(all), List.of(storage)))))
                .isEqualTo("Proved");
    }

    private String becomes(PolicyStack stack) {
        Access access =
                Access.of(
                        List.of("sts:AssumeRole"), List.of("arn:aws:iam::111122223333:role/admin"));
        return answer(prover.never(DEPLOYER, stack, access, Limits.usual()));
    }

    private static PolicyStack assuming(String principal, String condition) {
        String trust =
                identity(
                        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                                + principal
                                + "\"},\"Action\":\"sts:AssumeRole\""
                                + condition
                                + "}");
        return PolicyStack.trust(
                new NamedPolicy("trust", PolicyParser.parse(trust, PolicyKind.TRUST)));
    }

    private String never(String policy, String access) {
        return answer(prover.never(List.of(parse(policy)), Access.parse(access), Limits.usual()));
    }

    private String noNewAccess(String older, String newer) {
        return noNewAccess(older, newer, PolicyKind.IDENTITY);
    }

    private String noNewAccess(String older, String newer, PolicyKind kind) {
        return answer(
                prover.noNewAccess(
                        PolicyParser.parse(older, kind),
                        PolicyParser.parse(newer, kind),
                        Limits.usual()));
    }

    private static String answer(Proof proof) {
        return switch (proof) {
            case Proof.Proved _ -> "Proved";
            case Proof.Refuted(_, String summary) -> summary;
            case Proof.Unknown(String reason) -> "Unknown: " + reason;
        };
    }

    private static NamedPolicy named(String json) {
        return new NamedPolicy("policy", parse(json));
    }

    private static PolicyDocument parse(String json) {
        return PolicyParser.parse(json, PolicyKind.IDENTITY);
    }

    private static String identity(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String allow(String action, String resource) {
        return statement("Allow", action, resource);
    }

    private static String deny(String action, String resource) {
        return statement("Deny", action, resource);
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
                .formatted(effect, action, resource);
    }

    private static String resource(String principals) {
        return identity(
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + principals
                        + "},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::a/*\"}");
    }
}
