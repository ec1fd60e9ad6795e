package dev.mayfly.policy;

import java.util.Optional;

/// Whom a statement of a trust or resource policy is about.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal".
public sealed interface PrincipalPattern {
    /// As it is written in the policy.
    String source();

    /// Everyone, also anonymous callers: `"*"` and `{"AWS": "*"}`.
    record Anyone() implements PrincipalPattern {
        @Override
        public String source() {
            return "*";
        }
    }

    /// An account, as twelve digits or as the ARN of its root; delegates to that account's
    /// policies.
    record Account(String source, String account) implements PrincipalPattern {}

    /// A user by ARN, path included.
    record User(String source) implements PrincipalPattern {}

    /// A role by ARN, path included; every session of it.
    record Role(String source) implements PrincipalPattern {}

    /// One session of a role. The ARN of a session leaves the role's path out.
    record RoleSession(String source) implements PrincipalPattern {}

    /// A session made by `GetFederationToken`.
    record FederatedUser(String source) implements PrincipalPattern {}

    /// A user or role by unique id (`AIDA…`, `AROA…`): what a stored policy holds, because a
    /// principal that is deleted and made again is another one.
    record Id(String source) implements PrincipalPattern {}

    /// An identity provider: its ARN, or the name of one that AWS knows by itself.
    record FederatedProvider(String source) implements PrincipalPattern {}

    /// An AWS service, `ec2.amazonaws.com`.
    record Service(String source) implements PrincipalPattern {}

    /// An account by S3's canonical user id.
    record CanonicalUser(String source) implements PrincipalPattern {}

    /// Reads an entry of a principal element, such as `{"Service": …}`; empty when it is none.
    static Optional<PrincipalPattern> of(String type, String text) {
        return PrincipalReader.entry(type, text);
    }

    /// Reads an entry of `{"AWS": …}`; empty when it is none.
    static Optional<PrincipalPattern> aws(String text) {
        return AwsPrincipalText.parse(text);
    }
}
