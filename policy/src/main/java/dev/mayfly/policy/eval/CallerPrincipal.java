package dev.mayfly.policy.eval;

import java.util.Optional;

/// Who asks.
public sealed interface CallerPrincipal {
    /// The account the caller belongs to; empty for callers that belong to none.
    Optional<String> account();

    /// How AWS names the caller in messages.
    String arn();

    /// Nobody known.
    record Anonymous() implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.empty();
        }

        @Override
        public String arn() {
            return "anonymous";
        }
    }

    /// The root user of an account.
    record Root(String arn, String accountId) implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }
    }

    /// A user, by long-term key or by `GetSessionToken`.
    ///
    /// @param userId `AIDA…`
    record User(String arn, String userId, String accountId) implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }

        /// The name, without the path.
        public String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }
    }

    /// A session of a role.
    ///
    /// @param arn of the session, `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`
    /// @param roleArn with the role's path
    /// @param roleId `AROA…`
    record RoleSession(
            String arn, String roleArn, String roleId, String sessionName, String accountId)
            implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }

        /// Whether the role belongs to an AWS service, so that organisation policies leave it
        /// alone.
        public boolean serviceLinked() {
            return roleArn.contains(":role/aws-service-role/");
        }
    }

    /// A session made by `GetFederationToken`.
    ///
    /// @param arn `arn:aws:sts::ACCOUNT:federated-user/NAME`
    /// @param name of the federated user
    /// @param issuerArn the user or root that made it
    /// @param issuerId the unique id of that user, or the account id of root
    record FederatedUser(
            String arn, String name, String issuerArn, String issuerId, String accountId)
            implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }
    }

    /// Somebody an identity provider vouches for, before any role is assumed.
    ///
    /// @param provider the provider's ARN, or the name of one AWS knows by itself
    record Federated(String provider) implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.empty();
        }

        @Override
        public String arn() {
            return provider;
        }
    }

    /// An AWS service, `ec2.amazonaws.com`.
    record Service(String name) implements CallerPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.empty();
        }

        @Override
        public String arn() {
            return name;
        }
    }
}
