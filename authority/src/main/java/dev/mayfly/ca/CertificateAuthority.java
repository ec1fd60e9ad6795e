package dev.mayfly.ca;

import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// An authority of the account: its name, which is also its key, what it is for, its certificate,
/// and the revocation list it published last, which is number `listNumber`. `anchor` is where Roles
/// Anywhere trusts it.
public record CertificateAuthority(
        String name,
        AuthorityPurpose purpose,
        X509Certificate certificate,
        Instant createdAt,
        LeafLife leafLife,
        long listNumber,
        RevocationList list,
        Optional<Anchor> anchor) {

    /// How authorities are called.
    public static final String NAME_RULE =
            "an authority's name has 1 to 63 lower-case letters, digits and hyphens, and neither"
                    + " begins nor ends with a hyphen";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /// How long certificates are good for when nobody says, and at most.
    public record LeafLife(Duration usual, Duration longest) {

        public LeafLife {
            if (usual.isNegative() || usual.isZero() || usual.compareTo(longest) > 0) {
                throw new IllegalArgumentException(
                        "certificates are usually good for no longer than the longest may");
            }
        }
    }

    /// The ids of the trust anchor and of the revocation list in Roles Anywhere.
    public record Anchor(String trustAnchorId, String crlId) {}

    public CertificateAuthority {
        if (!nameable(name)) {
            throw new IllegalArgumentException(NAME_RULE);
        }
        if (purpose == AuthorityPurpose.NODES && anchor.isPresent()) {
            throw new IllegalArgumentException("an authority of nodes has no trust anchor");
        }
    }

    /// Whether an authority may be called so.
    public static boolean nameable(String name) {
        return NAME.matcher(name).matches();
    }

    /// `arn:aws:mayfly:region:account:certificate-authority/name`.
    public Arn arn(AccountId account, String region) {
        return arn(name, account, region);
    }

    /// The ARN of the authority of that name.
    public static Arn arn(String name, AccountId account, String region) {
        return new Arn("aws", "mayfly", region, account.digits(), "certificate-authority/" + name);
    }

    /// Its certificate's last instant.
    public Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /// This authority after it published another list.
    public CertificateAuthority publishing(RevocationList newer) {
        return new CertificateAuthority(
                name, purpose, certificate, createdAt, leafLife, listNumber + 1, newer, anchor);
    }
}
