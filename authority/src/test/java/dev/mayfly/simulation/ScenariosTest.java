package dev.mayfly.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.identity.AccountId;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    private static final AccountState EMPTY = AccountState.empty(new AccountId("123456789012"));
    private static final String A = "arn:aws:s3:::bucket/a";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";

    private final Scenarios scenarios = new Scenarios(new PolicyLookup(new AwsManagedPolicies()));
    private final Simulator simulator = new Simulator();

    private static String statement(String effect, String more) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\""
                + effect
                + "\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\""
                + more
                + "}]}";
    }

    private static String when(String operator, String key, String value) {
        return ",\"Condition\":{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}}";
    }

    @Test
    void namesEveryStatementThatAllows() {
        Outcome outcome = custom(statement("Allow", ""), statement("Allow", ""));

        assertThat(outcome.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(outcome.matched())
                .map(Outcome.Match::policy)
                .containsExactly("PolicyInputList.1", "PolicyInputList.2");
        assertThat(outcome.matched().getFirst().span()).isEqualTo(new Span(1, 38, 1, 95));
    }

    @Test
    void namesOnlyWhatDeniesWhenSomethingDenies() {
        Outcome outcome = custom(statement("Allow", ""), statement("Deny", ""));

        assertThat(outcome.verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
        assertThat(outcome.matched())
                .map(Outcome.Match::policy)
                .containsExactly("PolicyInputList.2");
    }

    @Test
    void noPolicyAllowsNothing() {
        assertThat(custom().verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
    }

    /// Source: Service Authorization Reference: `ListAllMyBuckets` has no resource type.
    @Test
    void judgesAnActionWithoutResourcesOnAnyWhateverWasNamed() {
        String listing =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "[\"s3:ListAllMyBuckets\",\"s3:ListBucket\"],\"Resource\":\"RESOURCE\"}]}";
        Scenario any = scenarios.custom(EMPTY, inputs(List.of(listing.replace("RESOURCE", "*"))));
        Scenario one =
                scenarios.custom(
                        EMPTY, inputs(List.of(listing.replace("RESOURCE", "arn:aws:s3:::bucket"))));

        Outcome outcome = simulator.simulate(any, "s3:ListAllMyBuckets", "arn:aws:s3:::bucket");
        assertThat(outcome.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(outcome.resource()).isEqualTo("arn:aws:s3:::bucket");
        assertThat(simulator.simulate(one, "s3:ListAllMyBuckets", "arn:aws:s3:::bucket").verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(simulator.simulate(one, "s3:ListBucket", "arn:aws:s3:::bucket").verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void asksForTheResourcesOfTheHandlingOption() {
        String ec2 = "arn:aws:ec2:us-east-1:123456789012:";
        List<String> classic =
                List.of(ec2 + "instance/*", ec2 + "image/ami-1", ec2 + "security-group/sg-1");

        assertThatCode(() -> ResourceHandling.require("EC2-Classic-InstanceStore", classic))
                .doesNotThrowAnyException();
        assertInvalid(
                () -> ResourceHandling.require("EC2-VPC-EBS", classic),
                "EC2-VPC-EBS needs a resource of the type network-interface, volume.");
        assertInvalid(
                () -> ResourceHandling.require("EC2", classic),
                "EC2 is not a valid ResourceHandlingOption.");
    }

    /// Source: `simulation.json` of the project stackd, the cases `missing_…`.
    @Test
    void missingKeysAreToldOfAnyStatementAndOnlyWhenNothingAllows() {
        String asks = statement("Allow", when("StringEquals", "stack:missing", "yes"));
        String elsewhere = asks.replace("s3:GetObject", "s3:PutObject");
        String denies = asks.replace("Allow", "Deny");

        assertThat(custom(asks).missingKeys()).containsExactly("stack:missing");
        assertThat(custom(elsewhere).missingKeys()).containsExactly("stack:missing");
        assertThat(custom(denies).missingKeys()).containsExactly("stack:missing");
        assertThat(custom(statement("Allow", ""), asks).missingKeys()).isEmpty();
        assertThat(custom(statement("Allow", ""), denies).verdict()).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void aBoundaryCapsAndIsNotNamedWhenItMerelyAllows() {
        String all = statement("Allow", "").replace("s3:GetObject", "s3:*");
        Outcome within = simulate(bounded(statement("Allow", ""), all));
        Outcome beyond = simulate(bounded(statement("Allow", ""), all.replace("s3:*", "s3:Put*")));
        Outcome denied = simulate(bounded(statement("Allow", ""), statement("Deny", "")));

        assertThat(within.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(within.withinBoundary()).contains(true);
        assertThat(within.matched())
                .map(Outcome.Match::policy)
                .containsExactly("PolicyInputList.1");
        assertThat(beyond.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(beyond.withinBoundary()).contains(false);
        assertThat(beyond.matched()).isEmpty();
        assertThat(denied.verdict()).isEqualTo(Verdict.EXPLICIT_DENY);
        assertThat(denied.matched())
                .map(Outcome.Match::policy)
                .containsExactly("PermissionsBoundaryPolicyInputList.1");
    }

    @Test
    void aResourcePolicyGrantsToWhomItNames() {
        String grant =
                statement("Allow", ",\"Principal\":{\"AWS\":\"" + ALICE + "\"}")
                        .replace("\"*\"", "\"" + A + "\"");

        assertThat(simulate(withResourcePolicy(grant, Optional.of(ALICE))).verdict())
                .isEqualTo(Verdict.ALLOWED);
        assertThat(simulate(withResourcePolicy(grant, Optional.of(ALICE + "2"))).verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
        assertInvalid(
                () -> simulate(withResourcePolicy(grant, Optional.empty())),
                "Invalid caller - Caller cannot be null or empty.");
    }

    @Test
    void acrossAccountsBothSidesMustAllowAndAreTold() {
        String grant = statement("Allow", ",\"Principal\":{\"AWS\":\"" + ALICE + "\"}");
        Scenarios.Inputs inputs =
                new Scenarios.Inputs(
                        List.of(),
                        List.of(),
                        Optional.of(grant),
                        Optional.of("arn:aws:iam::210987654321:root"),
                        Optional.of(ALICE),
                        List.of(),
                        List.of(A));

        Outcome outcome = simulate(inputs);
        assertThat(outcome.verdict()).isEqualTo(Verdict.IMPLICIT_DENY);
        assertThat(outcome.sides())
                .containsEntry(Layer.RESOURCE, Verdict.ALLOWED)
                .containsEntry(Layer.IDENTITY, Verdict.IMPLICIT_DENY);
    }

    /// Source: `simulation_defaults.json` of the project stackd.
    @Test
    void nobodyInParticularHasAFixedUserId() {
        String wanted =
                statement(
                        "Allow",
                        when("StringEquals", "aws:userid", "STUB_PRINCIPAL_FOR_POLICY_SIMULATOR"));

        assertThat(custom(wanted).verdict()).isEqualTo(Verdict.ALLOWED);
        ContextEntry given =
                new ContextEntry("aws:userid", ContextEntry.Type.STRING, false, List.of("x"));
        assertThat(simulate(inputs(List.of(wanted), given)).verdict())
                .isEqualTo(Verdict.IMPLICIT_DENY);
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertInvalid(
                () -> simulate(withResources("14a050d4-021e")),
                "ResourceNames are not in a valid ARN format: 14a050d4-021e.");
        assertInvalid(
                () ->
                        scenarios.ofPrincipal(
                                EMPTY, "arn:aws:sts::123456789012:x/y", inputs(List.of())),
                "Invalid Entity Arn: arn:aws:sts::123456789012:x/y does not clearly define entity"
                        + " type and name.");
        assertInvalid(
                () ->
                        simulator.simulate(
                                scenarios.custom(EMPTY, inputs(List.of())), "GetObject", A),
                "The action GetObject is not of the form service:name.");
        assertThatThrownBy(() -> custom("{}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("PolicyInputList.1 is not a valid policy: ");
    }

    @Test
    void contextKeysAreToldAsSpeltOncePerDocument() {
        String asks =
                statement("Allow", when("StringEquals", "s3:Tag/Owner", "${aws:PrincipalTag/Team}"))
                        .replace("\"*\"", "\"arn:aws:s3:::b/${AWS:username}/${AWS:username}\"");

        assertThat(scenarios.contextKeys(List.of(asks, asks)))
                .containsExactly(
                        "AWS:username",
                        "s3:Tag/Owner",
                        "aws:PrincipalTag/Team",
                        "AWS:username",
                        "s3:Tag/Owner",
                        "aws:PrincipalTag/Team");
        assertThat(scenarios.contextKeys(List.of(asks.replace("2012-10-17", "2008-10-17"))))
                .containsExactly("s3:Tag/Owner");
        String resourcePolicy = asks.replace("\"Action\"", "\"Principal\":\"*\",\"Action\"");
        assertThat(scenarios.contextKeys(List.of(resourcePolicy))).hasSize(3);
    }

    private Outcome custom(String... policies) {
        return simulate(inputs(List.of(policies)));
    }

    private Outcome simulate(Scenarios.Inputs inputs) {
        return simulator.simulate(scenarios.custom(EMPTY, inputs), "s3:GetObject", A);
    }

    private static Scenarios.Inputs inputs(List<String> policies, ContextEntry... context) {
        return new Scenarios.Inputs(
                policies,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(context),
                List.of(A));
    }

    private static Scenarios.Inputs bounded(String policy, String boundary) {
        return new Scenarios.Inputs(
                List.of(policy),
                List.of(boundary),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(A));
    }

    private static Scenarios.Inputs withResources(String resource) {
        return new Scenarios.Inputs(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(resource));
    }

    private static Scenarios.Inputs withResourcePolicy(String policy, Optional<String> caller) {
        return new Scenarios.Inputs(
                List.of(),
                List.of(),
                Optional.of(policy),
                Optional.empty(),
                caller,
                List.of(),
                List.of(A));
    }

    private static void assertInvalid(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new Refusal.InvalidInput(sentence)));
    }
}
