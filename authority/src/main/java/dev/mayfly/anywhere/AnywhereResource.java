package dev.mayfly.anywhere;

import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import java.util.List;

/// A resource of Roles Anywhere; an account holds each under its id.
public sealed interface AnywhereResource permits AnywhereProfile, Crl, Subject, TrustAnchor {

    /// The kinds of resource, as their ARNs spell them.
    enum Kind {
        TRUST_ANCHOR("trust-anchor"),
        PROFILE("profile"),
        CRL("crl"),
        SUBJECT("subject");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// `trust-anchor`, `profile`, `crl` or `subject`.
        public String word() {
            return word;
        }
    }

    Kind kind();

    /// A UUID in lower case.
    String id();

    List<Tag> tags();

    /// This resource with other tags.
    AnywhereResource withTags(List<Tag> newTags);

    /// `arn:aws:rolesanywhere:REGION:ACCOUNT:kind/id`.
    default Arn arn(AccountId account, String region) {
        return new Arn(
                "aws", "rolesanywhere", region, account.digits(), kind().word() + "/" + id());
    }
}
