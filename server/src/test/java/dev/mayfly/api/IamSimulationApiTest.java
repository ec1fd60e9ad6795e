package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.IamWire.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The user, group and policies of the capture `simulation.json` (project stackd, live AWS,
/// 2026-09).
class IamSimulationApiTest {

    private static final String USER = "arn:aws:iam::123456789012:user/simulation/alice";
    private static final String[] THREE_ACTIONS = {
        "ActionNames.member.1", "s3:GetObject",
        "ActionNames.member.2", "s3:PutObject",
        "ActionNames.member.3", "s3:DeleteObject",
        "ResourceArns.member.1", "arn:aws:s3:::bucket/a",
        "ResourceArns.member.2", "arn:aws:s3:::bucket/b"
    };

    private final IamWire iam = new IamWire();

    private static String allow(String action, String resource) {
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\":"
                + " \"Allow\",\n      \"Action\": \""
                + action
                + "\",\n      \"Resource\": \""
                + resource
                + "\",\n      \"Sid\": \"One\"\n    }\n  ]\n}";
    }

    @BeforeEach
    void identities() {
        iam.ok("CreateUser", "UserName", "alice", "Path", "/simulation/");
        iam.ok("CreateGroup", "GroupName", "staff", "Path", "/simulation/");
        iam.ok("AddUserToGroup", "GroupName", "staff", "UserName", "alice");
        iam.ok(
                "CreatePolicy",
                "PolicyName",
                "managed",
                "Path",
                "/simulation/",
                "PolicyDocument",
                allow("s3:DeleteObject", "*"));
        String managed = "arn:aws:iam::123456789012:policy/simulation/managed";
        iam.ok("AttachUserPolicy", "UserName", "alice", "PolicyArn", managed);
        iam.ok("AttachGroupPolicy", "GroupName", "staff", "PolicyArn", managed);
        iam.ok(
                "PutUserPolicy",
                "UserName",
                "alice",
                "PolicyName",
                "UserInline",
                "PolicyDocument",
                allow("s3:GetObject", "arn:aws:s3:::bucket/a"));
        iam.ok(
                "PutGroupPolicy",
                "GroupName",
                "staff",
                "PolicyName",
                "GroupInline",
                "PolicyDocument",
                allow("s3:PutObject", "arn:aws:s3:::bucket/b"));
    }

    @Test
    void simulatesAUserWithItsGroupsAsAwsDoes() {
        Answer answer = simulate(USER, THREE_ACTIONS);

        assertThat(answer.all("EvalDecision"))
                .containsExactly("implicitDeny", "implicitDeny", "allowed");
        assertThat(answer.all("EvalResourceDecision"))
                .containsExactly(
                        "allowed", "implicitDeny", "implicitDeny", "allowed", "allowed", "allowed");
        assertThat(answer.all("SourcePolicyId"))
                .containsExactly(
                        "user_alice_UserInline",
                        "user_alice_UserInline",
                        "group_staff_GroupInline",
                        "group_staff_GroupInline",
                        "managed",
                        "managed",
                        "managed");
        assertThat(answer.all("SourcePolicyType")).containsOnly("IAM Policy");
        assertThat(answer.all("StartPosition")).containsOnly("<Line>3</Line><Column>17</Column>");
        assertThat(answer.all("EndPosition")).containsOnly("<Line>9</Line><Column>6</Column>");
        assertThat(answer.one("IsTruncated")).isEqualTo("false");
    }

    @Test
    void aPathThatIsNotTheStoredOneDoesNotMatter() {
        assertThat(
                        simulate("arn:aws:iam::123456789012:user/ALICE", THREE_ACTIONS)
                                .all("EvalDecision"))
                .containsExactly("implicitDeny", "implicitDeny", "allowed");
        assertThat(iam.needed.getLast().resource()).isEqualTo(USER);
    }

    @Test
    void aGroupAloneHasItsOwnPolicies() {
        Answer answer = simulate("arn:aws:iam::123456789012:group/simulation/staff", THREE_ACTIONS);

        assertThat(answer.all("EvalDecision"))
                .containsExactly("implicitDeny", "implicitDeny", "allowed");
        assertThat(answer.all("SourcePolicyId")).doesNotContain("user_alice_UserInline");
    }

    @Test
    void theBoundaryOfAUserIsToldPerActionAndResource() {
        iam.ok(
                "PutUserPermissionsBoundary",
                "UserName",
                "alice",
                "PermissionsBoundary",
                "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
        Answer answer = simulate(USER, THREE_ACTIONS);

        assertThat(answer.all("EvalDecision"))
                .containsExactly("implicitDeny", "implicitDeny", "implicitDeny");
        assertThat(answer.all("AllowedByPermissionsBoundary"))
                .containsExactly(
                        "true", "true", "true", "false", "false", "false", "false", "false",
                        "false");
        Answer replaced =
                simulate(
                        USER,
                        "ActionNames.member.1",
                        "s3:DeleteObject",
                        "PermissionsBoundaryPolicyInputList.member.1",
                        allow("s3:*", "*"));
        assertThat(replaced.one("EvalDecision")).isEqualTo("allowed");
        assertThat(replaced.one("AllowedByPermissionsBoundary")).isEqualTo("true");
    }

    @Test
    void withoutAResourceTheAnswerIsAboutAnyAndHasNoParts() {
        Answer answer =
                iam.ok(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        IamWire.READ_S3,
                        "ActionNames.member.1",
                        "s3:GetObject");

        assertThat(answer.one("EvalResourceName")).isEqualTo("*");
        assertThat(answer.one("EvalDecision")).isEqualTo("allowed");
        assertThat(answer.one("SourcePolicyId")).isEqualTo("PolicyInputList.1");
        assertThat(answer.one("MissingContextValues")).isEmpty();
        assertThat(answer.all("ResourceSpecificResults")).isEmpty();
        assertThat(answer.all("EvalDecisionDetails")).isEmpty();
    }

    @Test
    void contextEntriesAreReadByTheirType() {
        String asks =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                        + "\"Resource\":\"*\",\"Condition\":{\"ForAllValues:StringEquals\":"
                        + "{\"x:key\":[\"a\",\"b\"]},\"NumericLessThan\":{\"x:age\":\"5\"}}}}";
        String[] call = {
            "PolicyInputList.member.1", asks,
            "ActionNames.member.1", "x:Do",
            "ContextEntries.member.1.ContextKeyName", "x:key",
            "ContextEntries.member.1.ContextKeyType", "stringList",
            "ContextEntries.member.1.ContextKeyValues.member.1", "a",
            "ContextEntries.member.1.ContextKeyValues.member.2", "b",
            "ContextEntries.member.2.ContextKeyName", "x:age",
            "ContextEntries.member.2.ContextKeyType", "numeric",
            "ContextEntries.member.2.ContextKeyValues.member.1", "4"
        };

        assertThat(iam.ok("SimulateCustomPolicy", call).one("EvalDecision")).isEqualTo("allowed");
        call[call.length - 1] = "five";
        assertThat(iam.call("SimulateCustomPolicy", call).refusal())
                .isEqualTo(
                        "400 InvalidInput The context entry x:age holds a value that is not of its"
                                + " type.");
    }

    @Test
    void pagesCountActionsAndKeepTheirOrder() {
        String[] first = new String[THREE_ACTIONS.length + 2];
        System.arraycopy(THREE_ACTIONS, 0, first, 0, THREE_ACTIONS.length);
        first[THREE_ACTIONS.length] = "MaxItems";
        first[THREE_ACTIONS.length + 1] = "2";
        Answer page = simulate(USER, first);
        assertThat(page.all("EvalActionName")).containsExactly("s3:GetObject", "s3:PutObject");

        String[] next = Arrays.copyOf(first, first.length + 2);
        next[first.length] = "Marker";
        next[first.length + 1] = page.one("Marker");
        assertThat(simulate(USER, next).all("EvalActionName")).containsExactly("s3:DeleteObject");
    }

    @Test
    void refusesWhomItDoesNotKnow() {
        String[] action = {"ActionNames.member.1", "s3:GetObject"};

        assertThat(call("arn:aws:iam::123456789012:user/bob", action).refusal())
                .isEqualTo("404 NoSuchEntity The user with name bob cannot be found.");
        assertThat(call("arn:aws:iam::210987654321:user/alice", action).refusal())
                .startsWith("400 InvalidInput Invalid Entity Arn: ");
        assertThat(call(USER).refusal())
                .isEqualTo(
                        "400 ValidationError 1 validation error detected: Value null at"
                                + " 'actionNames' failed to satisfy constraint: Member must not be"
                                + " null");
    }

    @Test
    void contextKeysOfAPrincipalIncludeItsBoundary() {
        iam.ok(
                "PutUserPermissionsBoundary",
                "UserName",
                "alice",
                "PermissionsBoundary",
                "arn:aws:iam::aws:policy/IAMUserChangePassword");
        iam.ok(
                "PutUserPolicy",
                "UserName",
                "alice",
                "PolicyName",
                "asks",
                "PolicyDocument",
                allow("s3:GetObject", "arn:aws:s3:::b/${aws:PrincipalTag/Team}"));

        assertThat(
                        iam.ok("GetContextKeysForPrincipalPolicy", "PolicySourceArn", USER)
                                .all("member"))
                .contains("aws:PrincipalTag/Team", "aws:username");
    }

    private Answer simulate(String source, String... parameters) {
        Answer answer = call(source, parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Answer call(String source, String... parameters) {
        String[] all = new String[parameters.length + 2];
        all[0] = "PolicySourceArn";
        all[1] = source;
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return iam.call("SimulatePrincipalPolicy", all);
    }
}
