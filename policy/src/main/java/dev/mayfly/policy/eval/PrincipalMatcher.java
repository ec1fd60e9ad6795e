package dev.mayfly.policy.eval;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PrincipalPattern;

/// Whether, and how, a principal element names a caller.
final class PrincipalMatcher {
    private PrincipalMatcher() {}

    /// How far the element carries for this caller.
    ///
    /// @param bounded whether the caller has a permissions boundary
    static Reach reach(
            Element<PrincipalPattern> element,
            Effect effect,
            CallerPrincipal caller,
            boolean bounded) {
        if (element.negated()) {
            return exempt(element, effect, caller, bounded) ? Reach.NONE : Reach.ALL;
        }
        Reach reach = Reach.NONE;
        for (PrincipalPattern pattern : element.patterns()) {
            reach = reach.or(reach(pattern, caller));
        }
        return reach;
    }

    /// Whether a `NotPrincipal` leaves the caller out.
    ///
    /// Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal": a Deny spares only a
    /// caller whose session, role or user, and account are all listed, and never one that has a
    /// permissions boundary. For an Allow the page says nothing of parents; we leave out whoever is
    /// listed in any of these ways.
    private static boolean exempt(
            Element<PrincipalPattern> element,
            Effect effect,
            CallerPrincipal caller,
            boolean bounded) {
        boolean account = false;
        boolean itself = false;
        boolean parent = false;
        for (PrincipalPattern pattern : element.patterns()) {
            switch (reach(pattern, caller)) {
                case NONE -> {}
                case DELEGATES -> account = true;
                case IDENTITY -> parent = true;
                case ALL -> itself = true;
            }
        }
        if (effect == Effect.ALLOW) {
            return account || parent || itself;
        }
        return switch (caller) {
            case CallerPrincipal.Anonymous _,
                    CallerPrincipal.Federated _,
                    CallerPrincipal.Service _ ->
                    itself;
            case CallerPrincipal.Root _ -> account;
            case CallerPrincipal.User _ -> !bounded && itself && account;
            case CallerPrincipal.RoleSession _, CallerPrincipal.FederatedUser _ ->
                    !bounded && itself && parent && account;
        };
    }

    static Reach reach(PrincipalPattern pattern, CallerPrincipal caller) {
        return switch (pattern) {
            case PrincipalPattern.Anyone _ -> Reach.ALL;
            case PrincipalPattern.Account account ->
                    when(inAccount(caller, account.account()), Reach.DELEGATES);
            case PrincipalPattern.User user -> user(user.source(), caller);
            case PrincipalPattern.Role role ->
                    when(
                            caller instanceof CallerPrincipal.RoleSession session
                                    && session.roleArn().equals(role.source()),
                            Reach.IDENTITY);
            case PrincipalPattern.RoleSession session ->
                    when(
                            caller instanceof CallerPrincipal.RoleSession
                                    && caller.arn().equals(session.source()),
                            Reach.ALL);
            case PrincipalPattern.FederatedUser federated ->
                    when(
                            caller instanceof CallerPrincipal.FederatedUser
                                    && caller.arn().equals(federated.source()),
                            Reach.ALL);
            case PrincipalPattern.Id id -> id(id.source(), caller);
            case PrincipalPattern.FederatedProvider provider ->
                    when(
                            caller instanceof CallerPrincipal.Federated federated
                                    && federated.provider().equals(provider.source()),
                            Reach.ALL);
            case PrincipalPattern.Service service ->
                    when(
                            caller instanceof CallerPrincipal.Service named
                                    && named.name().equals(service.source()),
                            Reach.ALL);
            // S3's canonical ids are not known here: such an entry names nobody.
            case PrincipalPattern.CanonicalUser _ -> Reach.NONE;
        };
    }

    private static Reach when(boolean named, Reach reach) {
        return named ? reach : Reach.NONE;
    }

    private static boolean inAccount(CallerPrincipal caller, String account) {
        return switch (caller) {
            case CallerPrincipal.Root root -> root.accountId().equals(account);
            case CallerPrincipal.User user -> user.accountId().equals(account);
            case CallerPrincipal.RoleSession session -> session.accountId().equals(account);
            case CallerPrincipal.FederatedUser federated -> federated.accountId().equals(account);
            case CallerPrincipal.Anonymous _,
                    CallerPrincipal.Federated _,
                    CallerPrincipal.Service _ ->
                    false;
        };
    }

    private static Reach user(String arn, CallerPrincipal caller) {
        if (caller instanceof CallerPrincipal.User user && user.arn().equals(arn)) {
            return Reach.ALL;
        }
        boolean issued =
                caller instanceof CallerPrincipal.FederatedUser federated
                        && federated.issuerArn().equals(arn);
        return when(issued, Reach.IDENTITY);
    }

    private static Reach id(String id, CallerPrincipal caller) {
        return switch (caller) {
            case CallerPrincipal.User user -> when(user.userId().equals(id), Reach.ALL);
            case CallerPrincipal.RoleSession session ->
                    when(session.roleId().equals(id), Reach.IDENTITY);
            case CallerPrincipal.FederatedUser federated ->
                    when(federated.issuerId().equals(id), Reach.IDENTITY);
            case CallerPrincipal.Root _,
                    CallerPrincipal.Anonymous _,
                    CallerPrincipal.Federated _,
                    CallerPrincipal.Service _ ->
                    Reach.NONE;
        };
    }
}
