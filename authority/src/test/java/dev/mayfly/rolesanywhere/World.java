package dev.mayfly.rolesanywhere;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.Pki;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.TestAccount;
import dev.mayfly.x509.Certificates;
import java.util.List;
import java.util.Optional;

/// An account with the services of Roles Anywhere.
final class World {

    static final String ROLE = "arn:aws:iam::123456789012:role/deploy";
    static final String ROOT_PEM = Certificates.toPem(Pki.ROOT.certificate());

    final TestAccount account = new TestAccount();
    private final AnywhereIds ids = new AnywhereIds(account.random);
    final TrustAnchors anchors = new TrustAnchors(account.directory, ids, account.clock);
    final AnywhereProfiles profiles = new AnywhereProfiles(account.directory, ids, account.clock);
    final Crls crls = new Crls(account.directory, ids, account.clock);
    final Subjects subjects = new Subjects(account.directory, account.clock);
    final AnywhereTags tags = new AnywhereTags(account.directory, "us-east-1");

    TrustAnchor anchor() {
        return anchor("corp", ROOT_PEM);
    }

    TrustAnchor anchor(String name, String pem) {
        return anchors.create(new TrustAnchors.Wish(name, pem, true, List.of(), List.of()));
    }

    AnywhereProfile profile() {
        return profiles.create(wish("servers", List.of(ROLE), Optional.empty()), "arn:creator");
    }

    static AnywhereProfiles.Wish wish(
            String name, List<String> roles, Optional<String> sessionPolicy) {
        return new AnywhereProfiles.Wish(
                name,
                roles,
                sessionPolicy,
                List.of(),
                Optional.empty(),
                true,
                false,
                false,
                List.of());
    }

    static Refusal refusal(Runnable call) {
        return catchThrowableOfType(RefusedException.class, call::run).refusal();
    }
}
