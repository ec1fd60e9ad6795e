package dev.mayfly.rolesanywhere;

import static dev.mayfly.rolesanywhere.World.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.access.RolePolicies;
import dev.mayfly.access.TrustEvaluator;
import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.CertificateRefusal;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.certificate.Pki;
import dev.mayfly.certificate.Spec;
import dev.mayfly.certificate.VerifiedCertificate;
import dev.mayfly.identity.Tag;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionMint;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TestAccount;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From a presented certificate to a session, through anchor, profile and trust policy.
class AnywhereSessionsTest {

    private final World world = new World();
    private final AnywhereSessions sessions =
            new AnywhereSessions(
                    world.account.directory,
                    new SessionIssuer(
                            world.account.directory,
                            world.account.lookup,
                            new TrustEvaluator(new RolePolicies(world.account.lookup)),
                            new SessionMint(
                                    TestAccount.ID,
                                    world.account.accessKeyIds,
                                    world.account.sealer)),
                    "us-east-1");
    private final TrustAnchor anchor = world.anchor();
    private final AnywhereProfile profile = world.profile();

    @BeforeEach
    void roleTrustsNodesOfProd() {
        role("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity");
    }

    private void role(String... actions) {
        world.account
                .role("deploy")
                .trusting(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["%s"],\
                        "Condition":{"StringEquals":{"aws:PrincipalTag/x509Subject/OU":"prod"},\
                        "ArnEquals":{"aws:SourceArn":"%s"}}}]}\
                        """
                                .formatted(String.join("\",\"", actions), anchorArn()))
                .lasting(Duration.ofHours(12))
                .add();
    }

    @Test
    void givesASessionNamedByTheCertificate() {
        SessionClaims claims = issued(node("prod").serial(BigInteger.valueOf(291)), wish());

        assertThat(claims.sessionName()).isEqualTo("0123");
        assertThat(claims.sourceIdentity()).contains("CN=node1");
        assertThat(claims.tags()).contains(new Tag("x509Subject/OU", "prod"));
        assertThat(claims.expiresAt()).isEqualTo("2026-11-24T13:00:00Z");
        assertThat(claims.provenance()).containsEntry("x509SerialNumber", "0123");
    }

    @Test
    void deniesWhatTheTrustPolicyDoesNotMatch() {
        assertThat(decided(node("test"), wish())).isInstanceOf(Issuance.Denied.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"})
    void deniesARoleThatDoesNotAllowAllThreeActions(String missing) {
        String[] left =
                List.of("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity").stream()
                        .filter(action -> !action.equals(missing))
                        .toArray(String[]::new);
        role(left);

        assertThat(decided(node("prod"), wish())).isInstanceOf(Issuance.Denied.class);
    }

    /// AWS asks for all three whatever the certificate says.
    @ParameterizedTest
    @ValueSource(strings = {"sts:TagSession", "sts:SetSourceIdentity"})
    void deniesARoleThatDoesNotAllowAllThreeActionsThoughNothingIsTagged(String missing) {
        for (CertificateField field : CertificateField.values()) {
            world.profiles.deleteMapping(profile.id(), field, List.of());
        }
        anybody("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity");
        Issuance allowed = decided(node("prod"), wish());
        anybody(
                "sts:AssumeRole",
                missing.equals("sts:TagSession") ? "sts:SetSourceIdentity" : "sts:TagSession");

        assertThat(((Issuance.Issued) allowed).claims().tags()).isEmpty();
        assertThat(decided(node("prod"), wish())).isInstanceOf(Issuance.Denied.class);
    }

    private void anybody(String... actions) {
        world.account
                .role("deploy")
                .trusting(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["%s"]}]}\
                        """
                                .formatted(String.join("\",\"", actions)))
                .add();
    }

    @Test
    void takesAsManyManagedPoliciesAsAProfileMayHave() {
        List<String> fifty =
                IntStream.range(0, 50)
                        .mapToObj(i -> i % 2 == 0 ? "ReadOnlyAccess" : "SecurityAudit")
                        .map(name -> "arn:aws:iam::aws:policy/" + name)
                        .toList();
        world.profiles.update(
                profile.id(),
                new AnywhereProfiles.Edit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(fifty),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(issued(node("prod"), wish()).sessionPolicyArns()).hasSize(50);
    }

    @Test
    void deniesWhenTheProfileDoesNotMapWhatTheConditionAsks() {
        world.profiles.putMapping(profile.id(), CertificateField.SUBJECT, List.of("CN"));

        assertThat(decided(node("prod"), wish())).isInstanceOf(Issuance.Denied.class);
    }

    @Test
    void lastsAsAskedAtMostAsTheProfileSaysAndNeverLongerThanTheCertificate() {
        Spec until1230 = node("prod").to(TestAccount.NOW.plusSeconds(1800));
        Wish asked = new Wish();

        assertThat(seconds(issued(node("prod"), asked.lasting(900)))).isEqualTo(900);
        assertThat(seconds(issued(node("prod"), asked.lasting(7200)))).isEqualTo(3600);
        assertThat(issued(until1230, asked.lasting(3600)).expiresAt())
                .isBeforeOrEqualTo("2026-11-24T12:30:00Z")
                .isAfter("2026-11-24T12:29:58Z");
    }

    @Test
    void refusesACertificateThatEndsBeforeTheShortestSession() {
        Spec soon = node("prod").to(TestAccount.NOW.plusSeconds(899));

        assertThat(refused(soon, wish())).isInstanceOf(CertificateRefusal.EndsTooSoon.class);
        assertThat(seconds(issued(node("prod").to(TestAccount.NOW.plusSeconds(901)), wish())))
                .isEqualTo(900);
    }

    @Test
    void takesASessionNameOnlyWhereTheProfileAcceptsOne() {
        AnywhereSessions.Wish named = new Wish().named("build-1");
        CertificateRefusal refusal = refused(node("prod"), named);
        world.profiles.update(
                profile.id(),
                new AnywhereProfiles.Edit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true)));

        assertThat(refusal.callerText()).isEqualTo("Not authorized to set roleSessionName.");
        assertThat(issued(node("prod"), named).sessionName()).isEqualTo("build-1");
    }

    @Test
    void refusesARoleTheProfileDoesNotListAndADisabledProfile() {
        AnywhereSessions.Wish other = new Wish().role(ROLE + "x");

        assertThat(refused(node("prod"), other))
                .isInstanceOf(CertificateRefusal.RoleNotInProfile.class);
        world.profiles.setEnabled(profile.id(), false);
        assertThat(refused(node("prod"), wish())).isInstanceOf(CertificateRefusal.Disabled.class);
    }

    @Test
    void refusesADisabledAnchorAndOneThatIsNotThere() {
        world.anchors.setEnabled(anchor.id(), false);

        assertThat(verdict(node("prod"))).isInstanceOf(CertificateVerdict.Refused.class);
        assertThat(
                        World.refusal(() ->
                                sessions.trust(
                                        Pki.presented(node("prod").by(Pki.ROOT)),
                                        anchorArn().replace("us-east-1", "eu-west-1"),
                                        world.account.clock.instant())))
                .isInstanceOf(Refusal.NoSuchEntity.class);
    }

    @Test
    void narrowsTheSessionByThePolicyOfTheProfile() {
        String policy =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}\
                """;
        world.profiles.update(
                profile.id(),
                new AnywhereProfiles.Edit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(policy),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(issued(node("prod"), wish()).inlineSessionPolicy()).contains(policy);
    }

    private static Spec node(String unit) {
        return Spec.machine("CN=node1,OU=" + unit + ",O=Example Corp");
    }

    private String anchorArn() {
        return anchor.arn(TestAccount.ID, "us-east-1").toString();
    }

    private AnywhereSessions.Wish wish() {
        return new Wish().build();
    }

    private final class Wish {

        private AnywhereSessions.Wish build() {
            return build(ROLE, Optional.empty(), Optional.empty());
        }

        private AnywhereSessions.Wish named(String name) {
            return build(ROLE, Optional.of(name), Optional.empty());
        }

        private AnywhereSessions.Wish role(String arn) {
            return build(arn, Optional.empty(), Optional.empty());
        }

        private AnywhereSessions.Wish lasting(long seconds) {
            return build(ROLE, Optional.empty(), Optional.of(Duration.ofSeconds(seconds)));
        }

        private AnywhereSessions.Wish build(
                String role, Optional<String> name, Optional<Duration> duration) {
            return new AnywhereSessions.Wish(
                    anchorArn(),
                    profile.arn(TestAccount.ID, "us-east-1").toString(),
                    role,
                    name,
                    duration,
                    Map.of());
        }
    }

    private CertificateVerdict verdict(Spec spec) {
        return sessions.trust(
                Pki.presented(spec.by(Pki.ROOT)), anchorArn(), world.account.clock.instant());
    }

    private AnywhereSessions.Answer answer(Spec spec, AnywhereSessions.Wish wish) {
        VerifiedCertificate certificate =
                ((CertificateVerdict.Trusted) verdict(spec)).certificate();
        return sessions.issue(certificate, wish, world.account.circumstances());
    }

    private Issuance decided(Spec spec, AnywhereSessions.Wish wish) {
        return ((AnywhereSessions.Answer.Decided) answer(spec, wish)).issuance();
    }

    private SessionClaims issued(Spec spec, AnywhereSessions.Wish wish) {
        return ((Issuance.Issued) decided(spec, wish)).claims();
    }

    private CertificateRefusal refused(Spec spec, AnywhereSessions.Wish wish) {
        return ((AnywhereSessions.Answer.Refused) answer(spec, wish)).refusal();
    }

    private static long seconds(SessionClaims claims) {
        return Math.round(
                Duration.between(claims.issuedAt(), claims.expiresAt()).toMillis() / 1000.0 + 0.01);
    }
}
