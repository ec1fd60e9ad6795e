package dev.mayfly.store.sql;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.NotificationSetting.Event;
import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.anywhere.Subject;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.identity.Tag;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// One resource of each kind of Roles Anywhere, with every member set.
final class SampleAnywhere {

    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final List<Tag> TAGS = List.of(new Tag("k", "v"));
    private static final X500Name NAME = new X500Name("CN=Root");
    private static final String CERTIFICATE;
    private static final String LIST;

    static {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var keys = generator.generateKeyPair();
            ContentSigner signer =
                    new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            Date start = Date.from(THEN);
            Date end = Date.from(THEN.plusSeconds(60));
            byte[] certificate =
                    new JcaX509v3CertificateBuilder(
                                    NAME, BigInteger.ONE, start, end, NAME, keys.getPublic())
                            .build(signer)
                            .getEncoded();
            X509v2CRLBuilder list = new X509v2CRLBuilder(NAME, start);
            list.setNextUpdate(end);
            list.addCRLEntry(BigInteger.TEN, start, 1);
            CERTIFICATE = pem("CERTIFICATE", certificate);
            LIST = pem("X509 CRL", list.build(signer).getEncoded());
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private SampleAnywhere() {}

    private static String pem(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    static AnywhereState state() {
        return AnywhereState.EMPTY
                .with(anchor())
                .with(profile(Optional.of("{\"Statement\":[]}")))
                .with(crl())
                .with(subject());
    }

    static TrustAnchor anchor() {
        return new TrustAnchor(
                id("1"),
                "anchor",
                CertificateBundle.parse(CERTIFICATE),
                true,
                THEN,
                THEN.plusSeconds(1),
                List.of(new NotificationSetting(Event.CA_CERTIFICATE_EXPIRY, false, 90)),
                TAGS);
    }

    static AnywhereProfile profile(Optional<String> sessionPolicy) {
        return new AnywhereProfile(
                id("2"),
                "profile",
                new AnywhereProfile.Grant(
                        List.of("arn:aws:iam::123456789012:role/a"),
                        sessionPolicy,
                        List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                        Duration.ofMinutes(15)),
                new AnywhereProfile.Rules(
                        true,
                        false,
                        new AttributeMappings(
                                Map.of(CertificateField.SUBJECT, List.of("CN", "OU")))),
                false,
                "arn:aws:sts::123456789012:assumed-role/admin/me",
                THEN,
                THEN,
                List.of());
    }

    static Crl crl() {
        return new Crl(id("3"), "crl", id("1"), RevocationList.parse(LIST), true, THEN, THEN, TAGS);
    }

    static Subject subject() {
        return new Subject(
                id("4"),
                "CN=node1,O=ä",
                true,
                THEN,
                THEN,
                THEN,
                List.of(new Subject.Credential("291", "CN=Root", CERTIFICATE, THEN, true)),
                List.of(new Subject.Instance(Map.of("host", "a"), THEN, false)),
                TAGS);
    }

    private static String id(String digit) {
        return "%1$s%1$s%1$s%1$s%1$s%1$s%1$s%1$s-0000-4000-8000-000000000000".formatted(digit);
    }
}
