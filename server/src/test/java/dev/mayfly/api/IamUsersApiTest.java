package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.IamWire.Answer;
import dev.mayfly.api.iam.EncodedDocument;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IamUsersApiTest {

    private static final String EDGE = "arn:aws:iam::aws:policy/PowerUserAccess";
    private static final String ALICE = "arn:aws:iam::123456789012:user/team/Alice";

    private final IamWire iam = new IamWire();

    @Test
    void aUserIsToldWithBoundaryAndTagsAndListedWithout() {
        createAlice();

        Answer read = iam.ok("GetUser", "UserName", "alice");
        assertThat(read.one("Arn")).isEqualTo(ALICE);
        assertThat(read.one("PermissionsBoundaryArn")).isEqualTo(EDGE);
        assertThat(read.one("PermissionsBoundaryType")).isEqualTo("Policy");
        assertThat(read.one("Key")).isEqualTo("a");
        Answer listed = iam.ok("ListUsers", "PathPrefix", "/te");
        assertThat(listed.one("UserName")).isEqualTo("Alice");
        assertThat(listed.all("PermissionsBoundaryArn")).isEmpty();
        assertThat(listed.all("Tags")).isEmpty();
        assertThat(iam.ok("ListUsers", "PathPrefix", "/x").all("UserName")).isEmpty();
    }

    @Test
    void getUserWithoutANameIsRefusedBecauseNobodyCallsAsAUser() {
        assertThat(iam.call("GetUser").refusal())
                .isEqualTo(
                        "400 ValidationError Must specify userName when calling with non-User"
                                + " credentials");
    }

    @Test
    void policiesOfAUserAreWrittenReadListedAndRemoved() {
        createAlice();
        iam.ok(
                "PutUserPolicy",
                "UserName",
                "alice",
                "PolicyName",
                "Mixed",
                "PolicyDocument",
                IamWire.READ_S3);
        iam.ok("AttachUserPolicy", "UserName", "alice", "PolicyArn", EDGE);

        Answer read = iam.ok("GetUserPolicy", "UserName", "alice", "PolicyName", "MIXED");
        assertThat(read.one("UserName")).isEqualTo("Alice");
        assertThat(read.one("PolicyName")).isEqualTo("MIXED");
        assertThat(read.one("PolicyDocument")).isEqualTo(EncodedDocument.of(IamWire.READ_S3));
        assertThat(iam.ok("ListUserPolicies", "UserName", "alice").one("member"))
                .isEqualTo("Mixed");
        Answer attached = iam.ok("ListAttachedUserPolicies", "UserName", "alice");
        assertThat(attached.one("PolicyName")).isEqualTo("PowerUserAccess");
        assertThat(
                        iam.ok(
                                        "ListAttachedUserPolicies",
                                        "UserName",
                                        "alice",
                                        "PathPrefix",
                                        "/job-function/")
                                .all("PolicyArn"))
                .isEmpty();
        iam.ok("DeleteUserPolicy", "UserName", "alice", "PolicyName", "mixed");
        iam.ok("DetachUserPolicy", "UserName", "alice", "PolicyArn", EDGE);
        iam.ok("DeleteUserPermissionsBoundary", "UserName", "alice");
        iam.ok("DeleteUser", "UserName", "alice");
        assertThat(iam.call("GetUser", "UserName", "alice").refusal())
                .isEqualTo("404 NoSuchEntity The user with name alice cannot be found.");
    }

    @Test
    void changingAUsersPoliciesIsJudgedByTheBoundaryItHas() {
        createAlice();
        iam.needed.clear();
        iam.ok("AttachUserPolicy", "UserName", "ALICE", "PolicyArn", EDGE);

        assertThat(iam.needed)
                .containsExactly(
                        new Permission(
                                "iam:AttachUserPolicy",
                                ALICE,
                                Map.of(
                                        "iam:PolicyARN",
                                        List.of(EDGE),
                                        "iam:PermissionsBoundary",
                                        List.of(EDGE),
                                        "aws:ResourceTag/a",
                                        List.of("1"),
                                        "iam:ResourceTag/a",
                                        List.of("1"))));
    }

    @Test
    void theBoundaryACallSetsIsTheOneItIsJudgedBy() {
        createAlice();
        iam.needed.clear();
        String other = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        iam.ok("PutUserPermissionsBoundary", "UserName", "alice", "PermissionsBoundary", other);

        assertThat(iam.needed.getFirst().context())
                .containsEntry("iam:PermissionsBoundary", List.of(other));
    }

    @Test
    void anAbsentUserIsAskedForAtTheRootPath() {
        iam.call("DeleteUser", "UserName", "bob");

        assertThat(iam.needed)
                .containsExactly(
                        Permission.of("iam:DeleteUser", "arn:aws:iam::123456789012:user/bob"));
    }

    @Test
    void groupsHoldUsersAndPolicies() {
        createAlice();
        iam.ok("CreateGroup", "GroupName", "staff");
        iam.ok("AddUserToGroup", "GroupName", "staff", "UserName", "alice");
        iam.ok("UpdateUser", "UserName", "alice", "NewUserName", "Alicia");
        iam.ok(
                "PutGroupPolicy",
                "GroupName",
                "staff",
                "PolicyName",
                "p",
                "PolicyDocument",
                IamWire.READ_S3);

        Answer group = iam.ok("GetGroup", "GroupName", "STAFF");
        assertThat(group.one("GroupName")).isEqualTo("staff");
        assertThat(group.one("UserName")).isEqualTo("Alicia");
        assertThat(iam.ok("ListGroupsForUser", "UserName", "alicia").one("GroupId"))
                .startsWith("AGPA");
        assertThat(iam.call("DeleteGroup", "GroupName", "staff").refusal())
                .isEqualTo(
                        "409 DeleteConflict Cannot delete entity, must remove users from group"
                                + " first.");
        iam.ok("RemoveUserFromGroup", "GroupName", "staff", "UserName", "alicia");
        iam.ok("DeleteGroupPolicy", "GroupName", "staff", "PolicyName", "P");
        iam.ok("UpdateGroup", "GroupName", "staff", "NewPath", "/x/");
        assertThat(iam.ok("ListGroups").one("Arn"))
                .isEqualTo("arn:aws:iam::123456789012:group/x/staff");
        iam.ok("DeleteGroup", "GroupName", "staff");
    }

    private void createAlice() {
        iam.ok(
                "CreateUser",
                "UserName",
                "Alice",
                "Path",
                "/team/",
                "PermissionsBoundary",
                EDGE,
                "Tags.member.1.Key",
                "a",
                "Tags.member.1.Value",
                "1");
    }
}
