package dev.mayfly.api;

import dev.mayfly.api.sts.StsRequests;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Operation.Access;
import dev.mayfly.wire.Service;
import java.util.List;

/// STS's operations that never succeed here: two that AWS refuses to every role session, and the
/// ones Mayfly does not offer.
///
/// Source: AWS's answers to GetSessionToken and GetFederationToken in public issue threads
/// (aws/aws-sdk-php#1876, hashicorp/vault#4108).
final class StsRefusals {

    private StsRefusals() {}

    static List<Operation<?, ?>> operations() {
        return List.of(
                refused(
                        "GetSessionToken",
                        StsRequests.Session.class,
                        new Refusal.NotAuthorized(
                                "Cannot call GetSessionToken with session credentials")),
                refused(
                        "GetFederationToken",
                        StsRequests.Federation.class,
                        new Refusal.NotAuthorized(
                                "Cannot call GetFederationToken with session credentials")),
                refused(
                        "AssumeRoot",
                        StsRequests.Root.class,
                        new Refusal.NotOffered(
                                "Mayfly's accounts have no root user, so there is none to assume;"
                                        + " an administrator session comes from `mayfly admin`.")),
                refused(
                        "GetDelegatedAccessToken",
                        StsRequests.TradeIn.class,
                        new Refusal.NotOffered(
                                "Mayfly gives no delegated access to AWS partners.")),
                new Operation<>(
                        Service.STS,
                        "AssumeRoleWithSAML",
                        StsRequests.Saml.class,
                        StsRequests.None.class,
                        true,
                        new Access.Unsigned<>(),
                        (_, _) -> {
                            throw new RefusedException(
                                    new Refusal.NotOffered(
                                            "Mayfly does not take SAML assertions; register the"
                                                    + " identity provider as an OpenID Connect"
                                                    + " provider and call"
                                                    + " AssumeRoleWithWebIdentity."));
                        }));
    }

    private static <I extends Record> Operation<I, StsRequests.None> refused(
            String name, Class<I> input, Refusal refusal) {
        return new Operation<>(
                Service.STS,
                name,
                input,
                StsRequests.None.class,
                true,
                new Access.SignedOnly<>(),
                (_, _) -> {
                    throw new RefusedException(refusal);
                });
    }
}
