package dev.mayfly.policy.eval;

import dev.mayfly.policy.pattern.ContextKey;

/// The condition keys that follow from who the caller is.
///
/// Source: IAM User Guide, "AWS global condition context keys" and "IAM policy elements: Variables
/// and tags" (table of principal values).
final class CallerKeys {
    private static final ContextKey ARN = ContextKey.of("aws:PrincipalArn");
    private static final ContextKey ACCOUNT = ContextKey.of("aws:PrincipalAccount");
    private static final ContextKey TYPE = ContextKey.of("aws:PrincipalType");
    private static final ContextKey USER_ID = ContextKey.of("aws:userid");
    private static final ContextKey USER_NAME = ContextKey.of("aws:username");
    private static final ContextKey IS_SERVICE = ContextKey.of("aws:PrincipalIsAWSService");
    private static final ContextKey SERVICE_NAME = ContextKey.of("aws:PrincipalServiceName");
    private static final ContextKey PROVIDER = ContextKey.of("aws:FederatedProvider");

    private CallerKeys() {}

    static void addTo(RequestContext.Builder to, CallerPrincipal caller) {
        caller.account().ifPresent(account -> to.single(ACCOUNT, account));
        to.single(IS_SERVICE, caller instanceof CallerPrincipal.Service ? "true" : "false");
        switch (caller) {
            case CallerPrincipal.Anonymous _ -> to.single(TYPE, "Anonymous");
            case CallerPrincipal.Root root ->
                    to.single(TYPE, "Account")
                            .single(ARN, root.arn())
                            .single(USER_ID, root.accountId());
            case CallerPrincipal.User user ->
                    to.single(TYPE, "User")
                            .single(ARN, user.arn())
                            .single(USER_ID, user.userId())
                            .single(USER_NAME, user.name());
            case CallerPrincipal.RoleSession role ->
                    to.single(TYPE, "AssumedRole")
                            .single(ARN, role.roleArn())
                            .single(USER_ID, role.roleId() + ":" + role.sessionName());
            case CallerPrincipal.FederatedUser federated ->
                    to.single(TYPE, "FederatedUser")
                            .single(ARN, federated.arn())
                            .single(USER_ID, federated.accountId() + ":" + federated.name());
            case CallerPrincipal.Federated federated -> to.single(PROVIDER, federated.provider());
            case CallerPrincipal.Service service -> to.single(SERVICE_NAME, service.name());
        }
    }
}
