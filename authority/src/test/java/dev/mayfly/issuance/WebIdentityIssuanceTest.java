package dev.mayfly.issuance;

import static dev.mayfly.issuance.IssuerWorld.denied;
import static dev.mayfly.issuance.IssuerWorld.issued;
import static dev.mayfly.issuance.IssuerWorld.job;
import static dev.mayfly.issuance.IssuerWorld.refusal;
import static dev.mayfly.issuance.IssuerWorld.terms;
import static dev.mayfly.issuance.IssuerWorld.trustsMain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TestAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebIdentityIssuanceTest {

    private static final String NOT_AUTHORIZED =
            "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    private static final String OTHER_BRANCH = "repo:acme/app:ref:refs/heads/feature";

    private final IssuerWorld world = new IssuerWorld();

    private void target(String trust) {
        world.account.role("target").trusting(trust).lasting(Duration.ofHours(2)).add();
    }

    @Test
    void aTrustedTokenBecomesAnHourOfCredentialsThatOpen() {
        target(trustsMain());

        Issuance.Issued issued = issued(world.issue(job(), terms()));

        SessionClaims claims =
                world.account
                        .verifier
                        .open(
                                issued.credentials().accessKeyId(),
                                issued.credentials().sessionToken().reveal(),
                                TestAccount.NOW)
                        .claims();
        assertThat(claims).isEqualTo(issued.claims());
        assertThat(claims.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/target/job-42");
        assertThat(claims.expiresAt()).isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
        assertThat(claims.federatedProvider()).contains(IssuerWorld.PROVIDER);
        assertThat(claims.provenance()).containsEntry("run_id", "42");
        assertThat(claims.contextKeys()).doesNotContainKey(IssuerWorld.ISSUER + ":repository");
        assertThat(claims.chained()).isFalse();
        assertThat(issued.packedPolicyPercent()).isEmpty();
    }

    @Test
    void aTokenOfAnotherBranchIsDeniedWithTheConditionThatFailed() {
        target(trustsMain());

        Issuance.Denied denied =
                denied(world.issue(job(OTHER_BRANCH, List.of(), Optional.empty()), terms()));

        assertThat(denied.message()).isEqualTo(NOT_AUTHORIZED);
        assertThat(denied.explanation().roleExists()).isTrue();
        assertThat(denied.explanation().json())
                .contains(
                        "{\"clause\":\"StringEquals token.actions.githubusercontent.com:sub\","
                                + "\"matched\":false,\"expected\":[\"repo:acme/app:ref:refs/heads/main\"],"
                                + "\"actual\":[\"repo:acme/app:ref:refs/heads/feature\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/missing",
                "arn:aws:iam::123456789012:role/Target",
                "arn:aws:iam::123456789012:role/path/target",
                "arn:aws:iam::999999999999:role/target",
                "arn:aws:iam::123456789012:role/mayfly/MayflyAdministrator",
                "arn:aws:s3:::bucket-of-nobody"
            })
    void aRoleThatIsNotThereIsDeniedLikeOneThatDoesNotTrust(String arn) {
        target(trustsMain());

        Issuance.Denied denied = denied(world.issue(job(), SessionTerms.of(arn, "job-42")));

        assertThat(denied.message()).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void theExplanationAloneSaysThatARoleIsNotThere() {
        Issuance.Denied denied = denied(world.issue(job(), terms()));

        assertThat(denied.explanation().roleExists()).isFalse();
        assertThat(denied.explanation().json()).contains("\"code\":\"no-such-role\"");
    }

    /// Source: recorded from live AWS (LocalStack's `test_sts_invalid_parameters`).
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing-valid-in-here",
                "arn::b:::something/test-role",
                "arn:a:a::aaaaaaaaaa:",
                "arn:a::::something/test-role",
                "arn:a:::something/test-role"
            })
    void refusesWhatIsNoArnByName(String arn) {
        assertThat(refusal(() -> world.issue(job(), SessionTerms.of(arn, "job-42"))))
                .isEqualTo(new Refusal.InvalidMember(arn + " is invalid"));
    }

    @ParameterizedTest
    @CsvSource({"900, true", "899, false", "7200, true", "7201, false"})
    void holdsTheDurationToFifteenMinutesAndTheRolesMaximum(long seconds, boolean accepted) {
        target(trustsMain());
        SessionTerms terms = terms().lasting(Duration.ofSeconds(seconds));

        if (accepted) {
            assertThat(issued(world.issue(job(), terms)).credentials().expiration())
                    .isEqualTo(Instant.parse("2026-11-24T12:00:00Z").plusSeconds(seconds));
        } else {
            assertThat(refusal(() -> world.issue(job(), terms)))
                    .isInstanceOf(Refusal.InvalidMember.class);
        }
    }

    @Test
    void tellsTheRolesMaximumToWhomTheRoleTrusts() {
        target(trustsMain());

        assertThat(refusal(() -> world.issue(job(), terms().lasting(Duration.ofHours(12)))))
                .isEqualTo(
                        new Refusal.InvalidMember(
                                "The requested DurationSeconds exceeds the MaxSessionDuration set"
                                        + " for this role."));
    }

    @Test
    void doesNotTellItToAnybodyElse() {
        target(trustsMain());

        Issuance.Denied denied =
                denied(
                        world.issue(
                                job(OTHER_BRANCH, List.of(), Optional.empty()),
                                terms().lasting(Duration.ofHours(12))));

        assertThat(denied.message()).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void tagsFromTheProviderNeedTagSession() {
        List<Tag> tags = List.of(new Tag("team", "blue"));
        target(trustsMain());
        assertThat(
                        denied(
                                        world.issue(
                                                job(IssuerWorld.SUBJECT, tags, Optional.empty()),
                                                terms()))
                                .message())
                .isEqualTo("Not authorized to perform sts:TagSession");

        target(trustsMain("sts:TagSession"));
        assertThat(
                        issued(
                                        world.issue(
                                                job(IssuerWorld.SUBJECT, tags, Optional.empty()),
                                                terms()))
                                .claims()
                                .tags())
                .containsExactly(new Tag("team", "blue"));
    }

    @Test
    void aSourceIdentityFromTheProviderNeedsSetSourceIdentity() {
        Optional<String> octocat = Optional.of("octocat");
        target(trustsMain("sts:TagSession"));
        assertThat(
                        denied(world.issue(job(IssuerWorld.SUBJECT, List.of(), octocat), terms()))
                                .message())
                .isEqualTo("Not authorized to perform sts:SetSourceIdentity");

        target(trustsMain("sts:SetSourceIdentity"));
        assertThat(
                        issued(world.issue(job(IssuerWorld.SUBJECT, List.of(), octocat), terms()))
                                .claims()
                                .sourceIdentity())
                .isEqualTo(octocat);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sts:RoleSessionName|job-42|job-43",
                "aws:RequestTag/team|blue|red",
                "aws:RequestedRegion|us-east-1|eu-west-1",
                "aws:ResourceTag/stage|prod|test",
                "iam:ResourceTag/stage|prod|test",
                "token.actions.githubusercontent.com:repository|acme/app|acme/other"
            })
    void theTrustPolicySeesTheConditionKey(String key, String right, String wrong) {
        List<Tag> tags = List.of(new Tag("team", "blue"));
        for (String value : List.of(right, wrong)) {
            world.account
                    .role("target")
                    .tagged("stage", "prod")
                    .trusting(
                            """
                            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                            "Principal":{"Federated":"%s"},\
                            "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],\
                            "Condition":{"StringEquals":{"%s":"%s"}}}]}\
                            """
                                    .formatted(IssuerWorld.PROVIDER, key, value))
                    .add();

            Issuance issuance =
                    world.issue(job(IssuerWorld.SUBJECT, tags, Optional.empty()), terms());

            assertThat(issuance instanceof Issuance.Issued).isEqualTo(value.equals(right));
        }
    }
}
