package dev.mayfly.certificate;

import java.time.Instant;

/// Why a certificate is not taken. [#reason()] is for the administrator, with what helps; the
/// caller learns [#callerText()], which is all AWS tells.
///
/// Source of the caller's texts: AWS in public issue threads (rolesanywhere-credential-helper #19
/// and #108).
public sealed interface CertificateRefusal {

    /// What is wrong, in a sentence that names certificates by their subject.
    String reason();

    /// What AWS answers.
    default String callerText() {
        return "Untrusted signing certificate";
    }

    // The certificate by itself

    record NotVersionThree(int version) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate is X.509 version " + version + "; only version 3 is taken";
        }
    }

    record EmptySubject() implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate has an empty subject, by which nobody could find it again";
        }
    }

    record AuthorityAsEndEntity(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of "
                    + subject
                    + " is an authority's (basic constraints say CA:true), and only end entities"
                    + " may sign requests";
        }
    }

    record NoDigitalSignature(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the key usage of " + subject + " does not include digitalSignature";
        }
    }

    record UnusableCommonName(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the common name of "
                    + subject
                    + " cannot be a source identity: at most 64 letters, digits, spaces and"
                    + " _.:/=+-@";
        }
    }

    // Any certificate of the path

    record WeakSignature(String subject, String algorithm) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of "
                    + subject
                    + " is signed with "
                    + algorithm
                    + "; SHA-256 or stronger is required";
        }
    }

    record WeakKey(String subject, String key) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of "
                    + subject
                    + " has "
                    + key
                    + "; RSA of 2048 to 8192 bits, P-256 and P-384 are taken";
        }
    }

    record Expired(String subject, Instant end) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of " + subject + " expired at " + end;
        }
    }

    record NotYetValid(String subject, Instant start) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of " + subject + " is not valid before " + start;
        }
    }

    // The path

    record NoPath(String issuer, String anchor) implements CertificateRefusal {
        @Override
        public String reason() {
            return "no certificates lead from the issuer "
                    + issuer
                    + " to the trust anchor "
                    + anchor
                    + "; an intermediate must be sent along in X-Amz-X509-Chain";
        }
    }

    record WrongSignature(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of " + subject + " is not signed by the issuer it names";
        }
    }

    record NotAnAuthority(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of "
                    + subject
                    + " issued another without being an authority (CA:true and keyCertSign)";
        }
    }

    record PathTooLong(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the path through "
                    + subject
                    + " is longer than a path length constraint allows";
        }
    }

    record NameNotPermitted(String subject) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the names of " + subject + " are outside the name constraints of its issuers";
        }
    }

    record ConstrainedAnchor(String anchor) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the trust anchor "
                    + anchor
                    + " is an intermediate with name constraints, which hold only below its root;"
                    + " import the root as trust anchor";
        }
    }

    record InvalidPath(String subject, String problem) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the path is not valid at " + subject + ": " + problem;
        }
    }

    // Revocation

    record Revoked(String subject, String serialNumber, Instant since, String crlName)
            implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of "
                    + subject
                    + " (serial number "
                    + serialNumber
                    + ") was revoked at "
                    + since
                    + ", says the revocation list "
                    + crlName;
        }
    }

    record UnusableList(String crlName, String issuer) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the revocation list "
                    + crlName
                    + " names the issuer "
                    + issuer
                    + " and is not signed with its key; import a current one or disable it";
        }
    }

    // What the account says

    record Disabled(String kind, String name) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the " + kind + " " + name + " is disabled";
        }

        @Override
        public String callerText() {
            return "Access denied: the " + kind + " is disabled";
        }
    }

    record RoleNotInProfile(String roleArn, String profile) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the profile " + profile + " does not list the role " + roleArn;
        }

        @Override
        public String callerText() {
            return "Access denied: the role is not one of the profile's";
        }
    }

    record SessionNameNotTaken(String profile) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the profile " + profile + " does not accept role session names";
        }

        @Override
        public String callerText() {
            return "Not authorized to set roleSessionName.";
        }
    }

    record NoInstanceProperties(String profile) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the profile " + profile + " requires instance properties";
        }

        @Override
        public String callerText() {
            return "Access denied: instance properties are required";
        }
    }

    record EndsTooSoon(String subject, Instant end) implements CertificateRefusal {
        @Override
        public String reason() {
            return "the certificate of "
                    + subject
                    + " ends at "
                    + end
                    + ", sooner than the shortest session of 15 minutes; no session outlives its"
                    + " certificate";
        }

        @Override
        public String callerText() {
            return "Access denied: the certificate ends within 15 minutes";
        }
    }
}
