package dev.mayfly.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.RequestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: IAM User Guide, "Troubleshoot access denied error messages".
class DenialTextTest {
    private static final String USER = "arn:aws:iam::777788889999:user/JohnDoe";

    @ParameterizedTest
    @CsvSource({
        "SERVICE_CONTROL, service control policy",
        "RESOURCE_CONTROL, resource control policy",
        "RESOURCE, resource-based policy",
        "TRUST, role trust policy",
        "IDENTITY, identity-based policy",
        "BOUNDARY, permissions boundary",
        "SESSION, session policy"
    })
    void namesTheLayerThatIsSilent(Layer layer, String type) {
        assertThat(DenialText.full(request("*"), new Decision.ImplicitlyDenied(layer)))
                .isEqualTo(
                        "User: "
                                + USER
                                + " is not authorized to perform: codecommit:ListRepositories"
                                + " because no "
                                + type
                                + " allows the codecommit:ListRepositories action");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_CONTROL, a service control policy",
        "RESOURCE_CONTROL, a resource control policy",
        "RESOURCE, a resource-based policy",
        "TRUST, the role trust policy",
        "IDENTITY, an identity-based policy",
        "BOUNDARY, a permissions boundary",
        "SESSION, a session policy"
    })
    void namesTheLayerThatDenies(Layer layer, String type) {
        NamedPolicy policy =
                new NamedPolicy(
                        "p",
                        PolicyParser.parse(
                                "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                                PolicyKind.IDENTITY));
        MatchedStatement by =
                new MatchedStatement(layer, policy, policy.document().statements().getFirst());

        assertThat(
                        DenialText.full(
                                request("arn:aws:codecommit:us-east-1:1:r"),
                                new Decision.ExplicitlyDenied(by)))
                .isEqualTo(
                        "User: "
                                + USER
                                + " is not authorized to perform: codecommit:ListRepositories on"
                                + " resource: arn:aws:codecommit:us-east-1:1:r with an explicit deny"
                                + " in "
                                + type);
    }

    @Test
    void saysNoMoreThanAwsToAWebIdentity() {
        assertThat(DenialText.webIdentity("sts:AssumeRoleWithWebIdentity"))
                .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    private static AuthorizationRequest request(String resource) {
        return new AuthorizationRequest(
                "codecommit:ListRepositories",
                resource,
                "777788889999",
                new CallerPrincipal.User(USER, "AIDAEXAMPLE", "777788889999"),
                RequestContext.EMPTY);
    }
}
