package dev.mayfly.rolesanywhere;

import static dev.mayfly.rolesanywhere.World.ROLE;
import static dev.mayfly.rolesanywhere.World.ROOT_PEM;
import static dev.mayfly.rolesanywhere.World.refusal;
import static dev.mayfly.rolesanywhere.World.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.NotificationSetting.Event;
import dev.mayfly.anywhere.Subject;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.Pki;
import dev.mayfly.certificate.Spec;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.TestAccount;
import dev.mayfly.x509.Certificates;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Anchors, profiles, lists and subjects through their lives.
class ControlPlaneTest {

    private static final Instant NEXT_WEEK = TestAccount.NOW.plus(Duration.ofDays(7));
    private static final Optional<String> NONE = Optional.empty();

    private final World world = new World();

    @Test
    void createsRenamesDisablesAndDeletesAnAnchor() {
        TrustAnchor anchor = world.anchor();
        world.account.clock.advance(Duration.ofSeconds(5));

        assertThat(world.anchors.update(anchor.id(), Optional.of("new name"), NONE).name())
                .isEqualTo("new name");
        assertThat(world.anchors.setEnabled(anchor.id(), false).enabled()).isFalse();
        assertThat(world.anchors.get(anchor.id()).updatedAt())
                .isEqualTo(anchor.createdAt().plusSeconds(5));
        assertThat(world.anchors.list()).hasSize(1);
        assertThat(world.anchors.delete(anchor.id()).id()).isEqualTo(anchor.id());
        assertThat(refusal(() -> world.anchors.get(anchor.id())))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        assertThat(refusal(() -> world.anchors.delete(anchor.id())))
                .isInstanceOf(Refusal.NoSuchEntity.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "ä", "a.b"})
    void refusesNamesOutsideTheModel(String name) {
        assertThat(refusal(() -> world.anchor(name, ROOT_PEM)))
                .isInstanceOf(Refusal.InvalidMember.class);
        assertThat(refusal(() -> world.profiles.create(wish(name, List.of(), NONE), "me")))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    @Test
    void refusesAnchorsThatAreNoStrongAuthorities() {
        String leaf = pem(Pki.machine().by(Pki.ROOT).certificate());
        String sha1 = pem(Spec.authority("CN=x", "root").hash("SHA1").selfSigned().certificate());
        String weak = pem(Spec.authority("CN=x", "rsa1024").selfSigned().certificate());
        String three = ROOT_PEM.repeat(3);
        String key = ROOT_PEM.replace("CERTIFICATE", "PRIVATE KEY");

        for (String bad : List.of(leaf, sha1, weak, three, key, "", ROOT_PEM + leaf, "no pem")) {
            assertThat(refusal(() -> world.anchor("corp", bad)))
                    .isInstanceOf(Refusal.InvalidMember.class);
        }
        assertThat(world.anchors.list()).isEmpty();
        assertThat(
                        world.anchor("both", ROOT_PEM + pem(Pki.INTERMEDIATE.certificate()))
                                .bundle()
                                .certificates())
                .hasSize(2);
    }

    @Test
    void keepsAtMostFiftyAnchors() {
        for (int i = 0; i < 50; i++) {
            world.anchor();
        }

        assertThat(refusal(world::anchor)).isInstanceOf(Refusal.LimitExceeded.class);
    }

    @Test
    void putsNotificationSettingsOverTheDefaultsAndBack() {
        TrustAnchor anchor = world.anchor();
        NotificationSetting early = new NotificationSetting(Event.CA_CERTIFICATE_EXPIRY, true, 90);
        NotificationSetting off = new NotificationSetting(Event.CA_CERTIFICATE_EXPIRY, false, 45);

        world.anchors.putNotifications(anchor.id(), List.of(early));
        TrustAnchor put = world.anchors.putNotifications(anchor.id(), List.of(off));
        assertThat(NotificationSetting.effective(put.notifications()))
                .containsExactly(
                        off,
                        new NotificationSetting(Event.END_ENTITY_CERTIFICATE_EXPIRY, true, 45));
        TrustAnchor reset =
                world.anchors.resetNotifications(anchor.id(), List.of(Event.CA_CERTIFICATE_EXPIRY));
        assertThat(reset.notifications()).isEmpty();
        assertThat(
                        refusal(() ->
                                world.anchors.putNotifications(anchor.id(), List.of(early, early))))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    @Test
    void createsChangesAndDeletesAProfile() {
        AnywhereProfile profile = world.profile();
        AnywhereProfile edited =
                world.profiles.update(
                        profile.id(),
                        new AnywhereProfiles.Edit(
                                NONE,
                                Optional.empty(),
                                Optional.of(allow("s3:*")),
                                Optional.empty(),
                                Optional.of(Duration.ofHours(12)),
                                Optional.of(true)));

        assertThat(profile.grant().duration()).isEqualTo(Duration.ofHours(1));
        assertThat(edited.name()).isEqualTo("servers");
        assertThat(edited.grant().roleArns()).containsExactly(ROLE);
        assertThat(edited.grant().sessionPolicy()).contains(allow("s3:*"));
        assertThat(edited.rules().acceptRoleSessionName()).isTrue();
        assertThat(world.profiles.setEnabled(profile.id(), false).enabled()).isFalse();
        world.profiles.delete(profile.id());
        assertThat(world.profiles.list()).isEmpty();
    }

    @Test
    void refusesProfilesOutsideTheModel() {
        AnywhereProfile profile = world.profile();

        assertThat(
                        refusal(() ->
                                world.profiles.create(
                                        wish("p", List.of("arn:aws:iam::1:user/x"), NONE), "me")))
                .isInstanceOf(Refusal.InvalidMember.class);
        assertThat(
                        refusal(() ->
                                world.profiles.create(
                                        wish("p", List.of(), Optional.of("{")), "me")))
                .isInstanceOf(Refusal.InvalidMember.class);
        for (long seconds : List.of(899L, 43_201L)) {
            assertThat(refusal(() -> world.profiles.update(profile.id(), lasting(seconds))))
                    .isInstanceOf(Refusal.InvalidMember.class);
        }
        assertThat(world.profiles.update(profile.id(), lasting(900)).grant().duration())
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void replacesAndDeletesMappingRules() {
        String id = world.profile().id();

        AnywhereProfile put =
                world.profiles.putMapping(id, CertificateField.SUBJECT, List.of("CN", "OU"));
        assertThat(put.rules().mappings().of(CertificateField.SUBJECT)).containsExactly("CN", "OU");
        assertThat(put.rules().mappings().of(CertificateField.ISSUER)).containsExactly("*");
        AnywhereProfile fewer =
                world.profiles.deleteMapping(id, CertificateField.SUBJECT, List.of("OU"));
        assertThat(fewer.rules().mappings().of(CertificateField.SUBJECT)).containsExactly("CN");
        AnywhereProfile none =
                world.profiles.deleteMapping(id, CertificateField.SUBJECT, List.of());
        assertThat(none.rules().mappings().of(CertificateField.SUBJECT)).isEmpty();
        assertThat(
                        refusal(() ->
                                world.profiles.deleteMapping(
                                        id, CertificateField.SUBJECT, List.of("CN"))))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    @ParameterizedTest
    @CsvSource({
        "x509Subject, CN, CN",
        "x509Subject, 2.5.4.3, 2.5.4.3",
        "x509Issuer, *, *",
        "x509SAN, Name, Name/*",
        "x509SAN, Name/, Name/*",
        "x509SAN, Name/CN, Name/CN",
        "x509SAN, *, ",
        "x509SAN, EMAIL, ",
        "x509SAN, DNS/*, ",
        "x509Subject, C N, ",
        "x509Subject, '', ",
        "x509Subject, DNS/x, ",
    })
    void takesSpecifiersThatMeanSomething(String field, String specifier, String kept) {
        CertificateField of = CertificateField.of(field);
        String id = world.profile().id();

        if (kept == null) {
            assertThat(refusal(() -> world.profiles.putMapping(id, of, List.of(specifier))))
                    .isInstanceOf(Refusal.InvalidMember.class);
            assertThat(world.profiles.get(id).rules().mappings())
                    .isEqualTo(AttributeMappings.DEFAULT);
        } else {
            assertThat(
                            world.profiles
                                    .putMapping(id, of, List.of(specifier))
                                    .rules()
                                    .mappings()
                                    .of(of))
                    .containsExactly(kept);
        }
    }

    @Test
    void importsReplacesAndDisablesAList() {
        String anchor = world.anchor().id();
        Crl crl = world.crls.importList(list(anchor, Pki.crlPem(Pki.ROOT, NEXT_WEEK)));
        Crl replaced =
                world.crls.update(
                        crl.id(),
                        NONE,
                        Optional.of(Pki.crlPem(Pki.ROOT, NEXT_WEEK, BigInteger.TEN)));

        assertThat(replaced.list().crl().getRevokedCertificate(BigInteger.TEN)).isNotNull();
        assertThat(world.crls.setEnabled(crl.id(), false).enabled()).isFalse();
        assertThat(world.crls.delete(crl.id()).id()).isEqualTo(crl.id());
        assertThat(world.crls.list()).isEmpty();
    }

    @Test
    void refusesListsThatAreNoneOrForgedOrOfNoAnchor() {
        String anchor = world.anchor().id();
        String forged =
                Pki.crlPem(
                        Spec.authority("CN=Root,O=Example Corp", "other").selfSigned(), NEXT_WEEK);

        for (String bad : List.of("", ROOT_PEM, forged)) {
            assertThat(refusal(() -> world.crls.importList(list(anchor, bad))))
                    .isInstanceOf(Refusal.InvalidMember.class);
        }
        String good = Pki.crlPem(Pki.INTERMEDIATE, NEXT_WEEK);
        assertThat(refusal(() -> world.crls.importList(list(Pki.ANCHOR_ID, good))))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        world.crls.importList(list(anchor, good));
        world.crls.importList(list(anchor, good));
        assertThat(refusal(() -> world.crls.importList(list(anchor, good))))
                .isInstanceOf(Refusal.LimitExceeded.class);
    }

    @Test
    void alarmsOfAnEnabledListThatIsDueThisVeryInstant() {
        String anchor = world.anchor().id();
        Crl crl =
                world.crls.importList(
                        list(anchor, Pki.crlPem(Pki.ROOT, TestAccount.NOW.plusSeconds(60))));
        Instant due = crl.list().nextUpdate().orElseThrow();

        world.account.clock.advance(Duration.between(TestAccount.NOW, due).minusMillis(1));
        assertThat(world.crls.overdue()).isEmpty();
        world.account.clock.advance(Duration.ofMillis(1));
        assertThat(world.crls.overdue()).extracting(Crl::id).containsExactly(crl.id());
        world.crls.setEnabled(crl.id(), false);
        assertThat(world.crls.overdue()).isEmpty();
    }

    @Test
    void deletesListsTogetherWithTheirAnchor() {
        String anchor = world.anchor().id();
        world.crls.importList(list(anchor, Pki.crlPem(Pki.ROOT, NEXT_WEEK)));

        world.anchors.delete(anchor);

        assertThat(world.crls.list()).isEmpty();
    }

    @Test
    void writesASubjectAgainWhenItTellsSomethingNewOrFiveMinutesLater() {
        X509Certificate first = Pki.machine().by(Pki.ROOT).certificate();
        X509Certificate second = Pki.machine().by(Pki.ROOT).certificate();
        Subject fresh = seen(first, Map.of());
        world.account.clock.advance(Duration.ofSeconds(299));

        assertThat(seen(first, Map.of())).isEqualTo(fresh);
        assertThat(seen(second, Map.of()).credentials())
                .extracting(Subject.Credential::serialNumber)
                .containsExactly(
                        second.getSerialNumber().toString(), first.getSerialNumber().toString());
        assertThat(seen(second, Map.of("host", "a")).instances()).hasSize(1);
        Subject known = world.subjects.get(fresh.id());
        world.account.clock.advance(Duration.ofMinutes(5));
        assertThat(seen(first, Map.of()).lastSeenAt()).isAfter(known.lastSeenAt());
        assertThat(world.subjects.list()).hasSize(1);
    }

    @Test
    void remembersTenCertificatesOfASubject() {
        Subject subject = seen(Pki.machine().by(Pki.ROOT).certificate(), Map.of());
        for (int i = 0; i < 12; i++) {
            subject = seen(Pki.machine().by(Pki.ROOT).certificate(), Map.of());
        }

        assertThat(subject.credentials()).hasSize(10);
    }

    @Test
    void tagsEveryKindByItsArn() {
        TrustAnchor anchor = world.anchor();
        String arn = anchor.arn(TestAccount.ID, "us-east-1").toString();

        world.tags.tag(arn, List.of(new Tag("env", "prod"), new Tag("ENV", "x")));
        world.tags.untag(arn, List.of("ENV", "none"));

        assertThat(world.tags.list(arn)).containsExactly(new Tag("env", "prod"));
        assertThat(refusal(() -> world.tags.list(arn.replace("us-east-1", "us-east-2"))))
                .isInstanceOf(Refusal.InvalidMember.class);
        assertThat(refusal(() -> world.tags.list(arn.replace("trust-anchor", "profile"))))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        assertThat(refusal(() -> world.tags.list("arn:aws:iam::1:role/x")))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    private Subject seen(X509Certificate certificate, Map<String, String> properties) {
        return world.subjects.seen(new Subjects.Sighting(certificate, properties, false));
    }

    private static Crls.Wish list(String anchorId, String pem) {
        return new Crls.Wish("list", anchorId, pem, true, List.of());
    }

    private static AnywhereProfiles.Edit lasting(long seconds) {
        return new AnywhereProfiles.Edit(
                NONE,
                Optional.empty(),
                NONE,
                Optional.empty(),
                Optional.of(Duration.ofSeconds(seconds)),
                Optional.empty());
    }

    private static String allow(String action) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"%s","Resource":"*"}]}\
        """
                .formatted(action);
    }

    private static String pem(X509Certificate certificate) {
        return Certificates.toPem(certificate);
    }
}
