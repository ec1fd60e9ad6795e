package dev.mayfly.reach;

import java.util.Comparator;

/// Somebody who can become, or be become.
public sealed interface Party extends Comparable<Party> {

    /// What stands before the issuer in a provider's ARN.
    String OIDC = ":oidc-provider/";

    /// By which it is known: an ARN, an account, a service's name, `*`.
    String name();

    /// Anybody at all, from any account.
    record Anyone() implements Party {
        @Override
        public String name() {
            return "*";
        }
    }

    /// Whoever another account lets.
    record OtherAccount(String name) implements Party {}

    /// A role, user or session of another account.
    record OtherPrincipal(String name) implements Party {}

    /// Whom an identity provider vouches for.
    record Provider(String name) implements Party {}

    /// An AWS service.
    record Service(String name) implements Party {}

    record User(String name) implements Party {}

    record Role(String name) implements Party {}

    /// All roles of the account at once.
    record EveryRole() implements Party {
        @Override
        public String name() {
            return "every role";
        }
    }

    /// What kind of party it is, in a word or two.
    default String kind() {
        return switch (this) {
            case Anyone _ -> "anyone";
            case OtherAccount _ -> "account";
            case OtherPrincipal _ -> "other account's principal";
            case Provider _ -> "provider";
            case Service _ -> "service";
            case User _ -> "user";
            case Role _ -> "role";
            case EveryRole _ -> "every role";
        };
    }

    /// Short, and still plain within the account: `role/ci/deployer`, `gitlab.com`.
    default String label() {
        return switch (this) {
            case Anyone _ -> "anyone";
            case OtherAccount(String account) -> "account " + account;
            case OtherPrincipal(String arn) -> arn;
            case Provider(String arn) ->
                    arn.substring(arn.indexOf(OIDC) < 0 ? 0 : arn.indexOf(OIDC) + OIDC.length());
            case Service(String service) -> service;
            case User(String arn) -> afterLastColon(arn);
            case Role(String arn) -> afterLastColon(arn);
            case EveryRole _ -> "every role";
        };
    }

    private static String afterLastColon(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private int rank() {
        return switch (this) {
            case Anyone _ -> 0;
            case OtherAccount _ -> 1;
            case OtherPrincipal _ -> 2;
            case Provider _ -> 3;
            case Service _ -> 4;
            case User _ -> 5;
            case Role _ -> 6;
            case EveryRole _ -> 7;
        };
    }

    /// The farthest from the account first.
    @Override
    default int compareTo(Party other) {
        return Comparator.comparingInt(Party::rank).thenComparing(Party::name).compare(this, other);
    }
}
