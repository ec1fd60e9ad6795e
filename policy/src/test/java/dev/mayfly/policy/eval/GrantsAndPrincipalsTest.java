package dev.mayfly.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsAndPrincipalsTest {
    private static final String ACCOUNT = "111122223333";
    private static final CallerPrincipal USER =
            new CallerPrincipal.User(
                    "arn:aws:iam::111122223333:user/alice", "AIDAALICEALICEALICE", ACCOUNT);
    private static final CallerPrincipal SESSION =
            new CallerPrincipal.RoleSession(
                    "arn:aws:sts::111122223333:assumed-role/deploy/run-1",
                    "arn:aws:iam::111122223333:role/deploy",
                    "AROADEPLOYDEPLOYDEP",
                    "run-1",
                    ACCOUNT);
    private static final String ANY = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";

    private final Evaluator evaluator = new Evaluator();

    @Test
    void namesTheGrantOfEveryLayerThatHadToAllow() {
        PolicyStack stack =
                PolicyStack.EMPTY
                        .withServiceControl(
                                List.of(
                                        List.of(policy("root", PolicyKind.SERVICE_CONTROL)),
                                        List.of(policy("unit", PolicyKind.SERVICE_CONTROL))))
                        .withIdentity(List.of(policy("identity", PolicyKind.IDENTITY)))
                        .withBoundary(policy("boundary", PolicyKind.BOUNDARY))
                        .withSession(List.of(policy("session", PolicyKind.SESSION)));

        assertThat(evaluator.evaluate(request(SESSION), stack))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed ->
                                assertThat(allowed.grants())
                                        .extracting(grant -> grant.policy().name())
                                        .containsExactly(
                                                "root", "unit", "identity", "boundary", "session"));
    }

    @ParameterizedTest
    @CsvSource({
        "AIDAALICEALICEALICE, true, false",
        "AIDAALICEALICEALICF, false, false",
        "AROADEPLOYDEPLOYDEP, false, true",
        "111122223333, false, false"
    })
    void knowsUsersAndRolesByTheirUniqueIds(String id, boolean user, boolean session) {
        PolicyStack stack = resource("\"Principal\":{\"AWS\":\"" + id + "\"}");

        assertThat(evaluator.evaluate(request(USER), stack).allowed()).isEqualTo(user);
        assertThat(evaluator.evaluate(request(SESSION), stack).allowed()).isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/alice, false",
        "111122223333, false",
        "arn:aws:iam::111122223333:user/bob, true"
    })
    void leavesWhomNotPrincipalNamesOutOfAnAllow(String named, boolean allowed) {
        PolicyStack stack = resource("\"NotPrincipal\":{\"AWS\":\"" + named + "\"}");

        assertThat(evaluator.evaluate(request(USER), stack).allowed()).isEqualTo(allowed);
    }

    private static NamedPolicy policy(String name, PolicyKind kind) {
        return new NamedPolicy(
                name,
                PolicyParser.parse("{\"Version\":\"2012-10-17\",\"Statement\":" + ANY + "}", kind));
    }

    private static PolicyStack resource(String principal) {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + principal
                        + ",\"Action\":\"*\",\"Resource\":\"*\"}}";
        return PolicyStack.EMPTY.withResourcePolicy(
                new NamedPolicy("resource", PolicyParser.parse(json, PolicyKind.RESOURCE)));
    }

    private static AuthorizationRequest request(CallerPrincipal caller) {
        return new AuthorizationRequest(
                "s3:GetObject",
                "arn:aws:s3:::reports/a",
                ACCOUNT,
                caller,
                RequestContext.builder().caller(caller).build());
    }
}
