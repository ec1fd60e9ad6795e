package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.IamWire.Answer;
import dev.mayfly.api.iam.EncodedDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IamDetailsApiTest {

    private static final String AWS = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    private static final String OWN = "arn:aws:iam::123456789012:policy/own";

    private final IamWire iam = new IamWire();

    @BeforeEach
    void account() {
        iam.ok("CreateUser", "UserName", "alice");
        iam.ok("CreateGroup", "GroupName", "staff");
        iam.ok("AddUserToGroup", "GroupName", "staff", "UserName", "alice");
        iam.ok("CreatePolicy", "PolicyName", "own", "PolicyDocument", IamWire.READ_S3);
        iam.ok("AttachUserPolicy", "UserName", "alice", "PolicyArn", AWS);
        iam.ok("PutUserPermissionsBoundary", "UserName", "alice", "PermissionsBoundary", OWN);
        iam.ok(
                "PutGroupPolicy",
                "GroupName",
                "staff",
                "PolicyName",
                "inline",
                "PolicyDocument",
                IamWire.READ_S3);
    }

    @Test
    void tellsEverythingAndOfAwsPoliciesThoseInUse() {
        Answer all = iam.ok("GetAccountAuthorizationDetails");

        assertThat(all.one("UserName")).isEqualTo("alice");
        assertThat(all.one("GroupList")).isEqualTo("<member>staff</member>");
        assertThat(all.one("PermissionsBoundaryArn")).isEqualTo(OWN);
        assertThat(all.one("PolicyDocument")).isEqualTo(EncodedDocument.of(IamWire.READ_S3));
        assertThat(all.all("Arn")).contains(AWS, OWN).hasSize(4);
        assertThat(all.all("Document")).hasSize(2);
        assertThat(all.all("PermissionsBoundaryUsageCount")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void filtersByKind() {
        assertThat(details("User").all("Arn"))
                .containsExactly("arn:aws:iam::123456789012:user/alice");
        assertThat(details("LocalManagedPolicy").all("Arn")).containsExactly(OWN);
        assertThat(details("AWSManagedPolicy").all("Arn")).containsExactly(AWS);
        assertThat(details("Role").all("Arn")).isEmpty();
        assertThat(iam.call("GetAccountAuthorizationDetails", "Filter.member.1", "Users").status())
                .isEqualTo(400);
    }

    @Test
    void pagesTogetherTellEveryEntityOnce() {
        List<String> arns = new ArrayList<>();
        Answer page = iam.ok("GetAccountAuthorizationDetails", "MaxItems", "1");
        arns.addAll(page.all("Arn"));
        while (page.one("IsTruncated").equals("true")) {
            page =
                    iam.ok(
                            "GetAccountAuthorizationDetails",
                            "MaxItems",
                            "1",
                            "Marker",
                            page.one("Marker"));
            arns.addAll(page.all("Arn"));
        }

        assertThat(arns).hasSize(4).doesNotHaveDuplicates();
    }

    private Answer details(String kind) {
        return iam.ok("GetAccountAuthorizationDetails", "Filter.member.1", kind);
    }
}
