package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.IamWire.Answer;
import dev.mayfly.api.iam.EncodedDocument;
import dev.mayfly.wire.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IamPoliciesApiTest {

    private static final String ARN = "arn:aws:iam::123456789012:policy/team/Read";

    private final IamWire iam = new IamWire();

    @Test
    void aCreatedPolicyIsToldWithoutItsDescriptionAndReadWithEverything() {
        Answer created = create();

        assertThat(created.one("Arn")).isEqualTo(ARN);
        assertThat(created.one("DefaultVersionId")).isEqualTo("v1");
        assertThat(created.one("AttachmentCount")).isEqualTo("0");
        assertThat(created.one("IsAttachable")).isEqualTo("true");
        assertThat(created.one("CreateDate")).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(created.one("Key")).isEqualTo("owner");
        assertThat(created.all("Description")).isEmpty();
        Answer read = iam.ok("GetPolicy", "PolicyArn", ARN);
        assertThat(read.one("Description")).isEqualTo("reads");
        assertThat(read.one("Value")).isEqualTo("ops");
    }

    @Test
    void aVersionCarriesItsDocumentPercentEncodedAndListingsNone() {
        create();
        Answer version =
                iam.ok(
                        "CreatePolicyVersion",
                        "PolicyArn",
                        ARN,
                        "PolicyDocument",
                        IamWire.READ_S3,
                        "SetAsDefault",
                        "true");

        assertThat(version.one("VersionId")).isEqualTo("v2");
        assertThat(version.one("IsDefaultVersion")).isEqualTo("true");
        assertThat(iam.ok("GetPolicyVersion", "PolicyArn", ARN, "VersionId", "v1").one("Document"))
                .isEqualTo(EncodedDocument.of(IamWire.READ_S3));
        Answer listed = iam.ok("ListPolicyVersions", "PolicyArn", ARN);
        assertThat(listed.all("VersionId")).containsExactly("v2", "v1");
        assertThat(listed.all("Document")).isEmpty();
        iam.ok("SetDefaultPolicyVersion", "PolicyArn", ARN, "VersionId", "v1");
        iam.ok("DeletePolicyVersion", "PolicyArn", ARN, "VersionId", "v2");
        assertThat(iam.ok("GetPolicy", "PolicyArn", ARN).one("DefaultVersionId")).isEqualTo("v1");
    }

    @Test
    void listsEveryPolicyOnceOverSmallPages() {
        create();
        List<String> names = new ArrayList<>();
        Answer page = iam.ok("ListPolicies", "MaxItems", "7", "PathPrefix", "/service-role/");
        names.addAll(page.all("PolicyName"));
        while (page.one("IsTruncated").equals("true")) {
            page =
                    iam.ok(
                            "ListPolicies",
                            "MaxItems",
                            "7",
                            "PathPrefix",
                            "/service-role/",
                            "Marker",
                            page.one("Marker"));
            names.addAll(page.all("PolicyName"));
        }

        assertThat(names).hasSizeGreaterThan(7).doesNotHaveDuplicates();
        assertThat(names).contains("AmazonECSTaskExecutionRolePolicy").doesNotContain("Read");
        assertThat(iam.ok("ListPolicies", "Scope", "Local").all("Arn")).containsExactly(ARN);
        assertThat(iam.call("ListPolicies", "Scope", "local").status()).isEqualTo(400);
    }

    @Test
    void tellsWhoUsesAPolicy() {
        create();
        iam.ok("CreateUser", "UserName", "alice");
        iam.ok("CreateGroup", "GroupName", "staff", "Path", "/team/");
        iam.ok("AttachUserPolicy", "UserName", "alice", "PolicyArn", ARN);
        iam.ok("AttachGroupPolicy", "GroupName", "staff", "PolicyArn", ARN);

        Answer all = iam.ok("ListEntitiesForPolicy", "PolicyArn", ARN);
        assertThat(all.one("UserName")).isEqualTo("alice");
        assertThat(all.one("UserId")).startsWith("AIDA");
        assertThat(all.one("GroupName")).isEqualTo("staff");
        Answer users = iam.ok("ListEntitiesForPolicy", "PolicyArn", ARN, "EntityFilter", "User");
        assertThat(users.all("GroupName")).isEmpty();
        Answer inTeam = iam.ok("ListEntitiesForPolicy", "PolicyArn", ARN, "PathPrefix", "/team/");
        assertThat(inTeam.all("UserName")).isEmpty();
        assertThat(inTeam.one("GroupName")).isEqualTo("staff");
        assertThat(iam.ok("GetPolicy", "PolicyArn", ARN).one("AttachmentCount")).isEqualTo("2");
    }

    @Test
    void tagsAreAddedListedAndRemoved() {
        create();
        iam.ok("TagPolicy", "PolicyArn", ARN, "Tags.member.1.Key", "a", "Tags.member.1.Value", "1");
        iam.ok("UntagPolicy", "PolicyArn", ARN, "TagKeys.member.1", "owner");

        assertThat(iam.ok("ListPolicyTags", "PolicyArn", ARN).all("Key")).containsExactly("a");
        assertThat(iam.call("TagPolicy", "PolicyArn", ARN, "Tags", "").refusal())
                .isEqualTo("400 InvalidInput The list of tags must hold at least one tag.");
        iam.ok("UntagPolicy", "PolicyArn", ARN, "TagKeys", "");
        assertThat(iam.ok("ListPolicyTags", "PolicyArn", ARN).all("Key")).containsExactly("a");
    }

    @Test
    void needsThePermissionOnTheStoredPolicyWithItsTags() {
        create();
        Map<String, List<String>> tags =
                Map.of("aws:RequestTag/owner", List.of("ops"), "aws:TagKeys", List.of("owner"));
        assertThat(iam.needed)
                .containsExactly(
                        new Permission("iam:CreatePolicy", ARN, tags),
                        new Permission("iam:TagPolicy", ARN, tags));
        iam.needed.clear();
        iam.ok("DeletePolicy", "PolicyArn", ARN);
        assertThat(iam.needed)
                .containsExactly(
                        new Permission(
                                "iam:DeletePolicy",
                                ARN,
                                Map.of("aws:ResourceTag/owner", List.of("ops"))));
    }

    private Answer create() {
        return iam.ok(
                "CreatePolicy",
                "PolicyName",
                "Read",
                "Path",
                "/team/",
                "Description",
                "reads",
                "PolicyDocument",
                IamWire.READ_S3,
                "Tags.member.1.Key",
                "owner",
                "Tags.member.1.Value",
                "ops");
    }
}
