package dev.mayfly.policy.explain;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import java.util.Map;

/// A role for a GitHub repository and the tokens that ask for it.
final class TrustWorld {
    static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    static final String ISSUER = "token.actions.githubusercontent.com:";

    private TrustWorld() {}

    static NamedPolicy trust(String conditions) {
        return new NamedPolicy(
                "deploy",
                PolicyParser.parse(
                        """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Sid": "GitHub",
                              "Effect": "Allow",
                              "Principal": {"Federated": "%s"},
                              "Action": "sts:AssumeRoleWithWebIdentity",
                              "Condition": %s
                            }
                          ]
                        }
                        """
                                .formatted(PROVIDER, conditions),
                        PolicyKind.TRUST));
    }

    static PolicyStack readme() {
        return PolicyStack.trust(trust(subject("repo:octo-org/octo-repo:ref:refs/heads/main")));
    }

    static String subject(String pattern) {
        return """
        {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
         "StringLike": {"token.actions.githubusercontent.com:sub": "%s"}}
        """
                .formatted(pattern);
    }

    static AuthorizationRequest token(String subject) {
        return token(PROVIDER, Map.of("sub", subject, "aud", "sts.amazonaws.com"));
    }

    static AuthorizationRequest token(String provider, Map<String, String> claims) {
        CallerPrincipal caller = new CallerPrincipal.Federated(provider);
        RequestContext.Builder context = RequestContext.builder().caller(caller);
        claims.forEach((claim, value) -> context.single(ISSUER + claim, value));
        return new AuthorizationRequest(
                "sts:AssumeRoleWithWebIdentity",
                "arn:aws:iam::123456789012:role/deploy",
                "123456789012",
                caller,
                context.build());
    }
}
