package dev.mayfly.issuance;

import static dev.mayfly.issuance.IssuerWorld.TARGET;
import static dev.mayfly.issuance.IssuerWorld.denied;
import static dev.mayfly.issuance.IssuerWorld.issued;
import static dev.mayfly.issuance.IssuerWorld.refusal;
import static dev.mayfly.issuance.IssuerWorld.terms;
import static dev.mayfly.issuance.IssuerWorld.trusts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.ManagedPolicies;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Tag;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleChainingTest {

    private static final String ASSUME = allows("sts:*");
    private static final String NOTHING_OF_STS = allows("s3:*");
    private static final String DENIED_TARGET =
            "User: arn:aws:sts::123456789012:assumed-role/caller/session is not authorized to"
                    + " perform: sts:AssumeRole on resource: "
                    + TARGET;

    private final IssuerWorld world = new IssuerWorld();

    private static String allows(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
                .formatted(action);
    }

    private SessionClaims caller() {
        return world.account.claims(world.account.role("caller").allowed(ASSUME).add());
    }

    private void target(String trust) {
        world.account.role("target").trusting(trust).lasting(Duration.ofHours(12)).add();
    }

    /// The table of `policy.md` §1.5 for role sessions. Source: IAM User Guide, "Policy evaluation
    /// for requests within a single account".
    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/caller, identity, true",
        "arn:aws:iam::123456789012:role/caller, boundary, false",
        "arn:aws:iam::123456789012:role/caller, session, false",
        "arn:aws:sts::123456789012:assumed-role/caller/session, identity, true",
        "arn:aws:sts::123456789012:assumed-role/caller/session, boundary, true",
        "arn:aws:sts::123456789012:assumed-role/caller/session, session, true",
        "arn:aws:iam::123456789012:root, identity, false",
        "123456789012, boundary, false",
        "123456789012, session, false",
        "*, identity, true",
        "*, boundary, true",
        "*, session, true",
        "arn:aws:iam::123456789012:role/other, none, false",
        "arn:aws:sts::123456789012:assumed-role/caller/other, none, false",
        "999999999999, none, false",
        "123456789012, none, true"
    })
    void anImplicitDenyStopsTheCallerAccordingToHowTheTrustPolicyNamesIt(
            String principal, String silentLayer, boolean allowed) {
        String silent =
                new ManagedPolicies(
                                world.account.directory,
                                world.account.lookup,
                                new UniqueIds(world.account.random),
                                world.account.clock)
                        .create(
                                new ManagedPolicies.NewPolicy(
                                        "silent", "/", NOTHING_OF_STS, Optional.empty(), List.of()))
                        .arn();
        TestAccount.RoleDraft draft =
                world.account
                        .role("caller")
                        .allowed(silentLayer.equals("identity") ? NOTHING_OF_STS : ASSUME);
        Role role = (silentLayer.equals("boundary") ? draft.bounded(silent) : draft).add();
        SessionClaims plain = world.account.claims(role);
        SessionClaims caller =
                silentLayer.equals("session") ? narrowed(plain, NOTHING_OF_STS) : plain;
        target(trusts(principal));

        Issuance issuance = world.chain(caller, terms());

        assertThat(issuance instanceof Issuance.Issued).isEqualTo(allowed);
    }

    private static SessionClaims narrowed(SessionClaims of, String policy) {
        return new SessionClaims(
                of.account(),
                of.accessKeyId(),
                of.roleName(),
                of.rolePath(),
                of.roleUniqueId(),
                of.sessionName(),
                of.issuedAt(),
                of.expiresAt(),
                Optional.of(policy),
                of.sessionPolicyArns(),
                of.tags(),
                of.transitiveTagKeys(),
                of.sourceIdentity(),
                of.federatedProvider(),
                of.contextKeys(),
                of.provenance(),
                of.chained());
    }

    @Test
    void aDenialAndAMissingRoleReadTheSame() {
        SessionClaims caller = caller();
        assertThat(denied(world.chain(caller, terms())).message()).isEqualTo(DENIED_TARGET);

        target(trusts("arn:aws:iam::123456789012:role/other"));
        assertThat(denied(world.chain(caller, terms())).message()).isEqualTo(DENIED_TARGET);
    }

    @Test
    void theAdministratorAssumesARoleThatTrustsTheAccount() {
        target(TestAccount.TRUSTS_ACCOUNT);

        Issuance.Issued issued =
                issued(world.chain(world.account.claims(AdministratorRole.role()), terms()));

        assertThat(issued.claims().chained()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3600, true", "3601, false", "43200, false"})
    void aChainedSessionLastsAnHourAtMost(long seconds, boolean accepted) {
        target(TestAccount.TRUSTS_ACCOUNT);
        SessionTerms terms = terms().lasting(Duration.ofSeconds(seconds));

        if (accepted) {
            assertThat(issued(world.chain(caller(), terms)).claims().chained()).isTrue();
        } else {
            assertThat(refusal(() -> world.chain(caller(), terms)).message())
                    .startsWith(
                            "The requested DurationSeconds exceeds the 1 hour session limit for"
                                    + " roles assumed by role chaining.")
                    .contains("assume this role directly with the identity token");
        }
    }

    @Test
    void aRoleMadeAgainUnderATrustedNameIsNotTrusted() {
        String arn = "arn:aws:iam::123456789012:role/caller";
        Role first = world.account.role("caller").id("AROAFIRSTAAAAAAAAAAAA").add();
        world.account.role("target").trusting(trusts(arn)).trustedId(arn, first.uniqueId()).add();
        assertThat(issued(world.chain(world.account.claims(first), terms())).claims().roleName())
                .isEqualTo("target");

        Role second =
                world.account.role("caller").id("AROASECONDAAAAAAAAAAA").allowed(ASSUME).add();

        Issuance.Denied denied = denied(world.chain(world.account.claims(second), terms()));
        assertThat(denied.message()).isEqualTo(DENIED_TARGET);
        assertThat(denied.explanation().json())
                .contains("\"expected\":[\"AROAFIRSTAAAAAAAAAAAA\"]")
                .contains("the policy trusts `AROAFIRSTAAAAAAAAAAAA` that was `" + arn + "`");
    }

    @Test
    void anExplanationNamesTheTrustedPrincipalAndNotItsId() {
        String arn = "arn:aws:iam::123456789012:role/other";
        Role other = world.account.role("other").add();
        world.account.role("target").trusting(trusts(arn)).trustedId(arn, other.uniqueId()).add();

        assertThat(denied(world.chain(caller(), terms())).explanation().json())
                .contains("\"expected\":[\"" + arn + "\"]")
                .doesNotContain(other.uniqueId())
                .doesNotContain("TrustedPrincipalGone");
    }

    @Test
    void anExplanationSaysWhereTheRoleIsWhosePathWasLeftOut() {
        SessionClaims caller = caller();
        String arn = "arn:aws:iam::123456789012:role/ci/caller";

        SessionTerms terms = SessionTerms.of(arn, "job-42");
        assertThat(denied(world.chain(caller, terms)).explanation().json())
                .contains(
                        "there is no role "
                                + arn
                                + " in this account; the role of that name is"
                                + " arn:aws:iam::123456789012:role/caller;");
    }

    @ParameterizedTest
    @CsvSource({"secret-7, true", "secret-8, false", ", false"})
    void theExternalIdMustBeTheAgreedOne(String externalId, boolean accepted) {
        target(
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole",\
                "Condition":{"StringEquals":{"sts:ExternalId":"secret-7"}}}]}\
                """);
        SessionTerms terms =
                new SessionTerms(
                        TARGET,
                        "job-42",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.ofNullable(externalId),
                        0);

        assertThat(world.chain(caller(), terms) instanceof Issuance.Issued).isEqualTo(accepted);
    }

    @Test
    void transitiveTagsGoOnThroughTheChainAndOthersEnd() {
        target(TestAccount.TRUSTS_ACCOUNT);
        List<Tag> tags = List.of(new Tag("team", "blue"), new Tag("job", "42"));
        SessionClaims first =
                issued(world.chain(caller(), terms(Optional.empty(), tags, List.of("TEAM"))))
                        .claims();
        assertThat(first.tags()).containsExactlyElementsOf(tags);
        assertThat(first.transitiveTagKeys()).containsExactly("team");

        world.account.role("target").allowed(ASSUME).trusting(TestAccount.TRUSTS_ACCOUNT).add();
        SessionClaims second =
                issued(
                                world.chain(
                                        first,
                                        terms(
                                                Optional.empty(),
                                                List.of(new Tag("stage", "prod")),
                                                List.of())))
                        .claims();
        assertThat(second.tags())
                .containsExactly(new Tag("team", "blue"), new Tag("stage", "prod"));
        assertThat(second.transitiveTagKeys()).containsExactly("team");
    }

    @Test
    void inheritedTagsNeedTagSessionToo() {
        target(TestAccount.TRUSTS_ACCOUNT);
        SessionClaims first =
                issued(
                                world.chain(
                                        caller(),
                                        terms(
                                                Optional.empty(),
                                                List.of(new Tag("team", "blue")),
                                                List.of("team"))))
                        .claims();
        world.account
                .role("target")
                .allowed(ASSUME)
                .trusting(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}\
                        """)
                .add();

        assertThat(denied(world.chain(first, terms())).message())
                .contains("is not authorized to perform: sts:TagSession on resource: " + TARGET);
    }

    /// Source: recorded from live AWS (LocalStack's `test_assume_role_tag_validation` and
    /// `test_iam_role_chaining_override_transitive_tags`).
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team,Team||Duplicate tag keys found. Please note that Tag keys are case insensitive.",
                "team|stage|The specified transitive tag key must be included in the requested tags.",
                "inherited||One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
                "INHERITED||One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
            })
    void refusesTagsThatBreakARule(String keys, String transitive, String text) {
        target(TestAccount.TRUSTS_ACCOUNT);
        world.account.role("target").allowed(ASSUME).trusting(TestAccount.TRUSTS_ACCOUNT).add();
        SessionClaims first =
                issued(
                                world.chain(
                                        caller(),
                                        terms(
                                                Optional.empty(),
                                                List.of(new Tag("inherited", "1")),
                                                List.of("inherited"))))
                        .claims();
        List<Tag> tags = List.of(keys.split(",")).stream().map(key -> new Tag(key, "v")).toList();
        List<String> transitiveKeys = transitive == null ? List.of() : List.of(transitive);

        assertThat(refusal(() -> world.chain(first, terms(Optional.empty(), tags, transitiveKeys))))
                .isEqualTo(new Refusal.InvalidParameterValue(text));
    }

    @Test
    void aSourceIdentityGoesOnAndCannotBeChanged() {
        target(TestAccount.TRUSTS_ACCOUNT);
        world.account.role("target").allowed(ASSUME).trusting(TestAccount.TRUSTS_ACCOUNT).add();
        SessionClaims first =
                issued(
                                world.chain(
                                        caller(),
                                        terms(Optional.empty(), List.of(), List.of(), "octocat")))
                        .claims();
        assertThat(first.sourceIdentity()).contains("octocat");

        assertThat(issued(world.chain(first, terms())).claims().sourceIdentity())
                .contains("octocat");
        assertThat(
                        issued(
                                        world.chain(
                                                first,
                                                terms(
                                                        Optional.empty(),
                                                        List.of(),
                                                        List.of(),
                                                        "octocat")))
                                .claims()
                                .sourceIdentity())
                .contains("octocat");
        assertThat(
                        refusal(() ->
                                world.chain(
                                        first,
                                        terms(Optional.empty(), List.of(), List.of(), "hubot"))))
                .isInstanceOf(Refusal.NotAuthorized.class);
    }

    @Test
    void theProvenanceGoesOnAndTheProvidersKeysEnd() {
        world.account.role("target").allowed(ASSUME).trusting(IssuerWorld.trustsMain()).add();
        SessionClaims job = issued(world.issue(IssuerWorld.job(), terms())).claims();
        world.account.role("next").trusting(TestAccount.TRUSTS_ACCOUNT).add();

        SessionClaims next =
                issued(
                                world.chain(
                                        job,
                                        SessionTerms.of(
                                                "arn:aws:iam::123456789012:role/next", "s2")))
                        .claims();

        assertThat(next.provenance()).isEqualTo(job.provenance());
        assertThat(next.federatedProvider()).contains(IssuerWorld.PROVIDER);
        assertThat(next.contextKeys()).isEmpty();
    }
}
