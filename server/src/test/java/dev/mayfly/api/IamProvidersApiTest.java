package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.IamWire.Answer;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The steps and answers are those of live AWS (captured 2026-09 by the project stackd,
/// `federation/oidc.json`).
class IamProvidersApiTest {

    private static final String ARN =
            "arn:aws:iam::123456789012:oidc-provider/idp.example.com/path/";

    private final IamWire iam = new IamWire();

    @Test
    void aProviderIsCreatedWithItsTagsInTheOrderTheyCame() {
        Answer created = create();

        assertThat(created.one("OpenIDConnectProviderArn")).isEqualTo(ARN);
        assertThat(created.all("Key")).containsExactly("key", "Key");
        assertThat(
                        iam.ok("CreateOpenIDConnectProvider", "Url", "https://bare.example.com")
                                .all("Tags"))
                .isEmpty();
    }

    @Test
    void aProviderIsReadWithoutItsSchemeAndWithEveryListEvenAnEmptyOne() {
        create();
        iam.ok("CreateOpenIDConnectProvider", "Url", "https://bare.example.com:443");

        Answer read = get(ARN);
        assertThat(read.one("Url")).isEqualTo("idp.example.com/path/");
        assertThat(read.one("ClientIDList"))
                .isEqualTo("<member>z-client</member><member>a-client</member>");
        assertThat(read.one("ThumbprintList")).isEqualTo("<member>" + "a".repeat(40) + "</member>");
        assertThat(read.all("Key")).containsExactly("Key", "key");
        assertThat(read.one("CreateDate")).isEqualTo("2026-11-24T10:00:00Z");
        Answer bare = get("arn:aws:iam::123456789012:oidc-provider/bare.example.com");
        assertThat(bare.body())
                .contains(
                        "<Url>bare.example.com</Url><ClientIDList></ClientIDList>"
                                + "<ThumbprintList></ThumbprintList>")
                .contains("<Tags></Tags>");
    }

    @Test
    void providersAreListedByArn() {
        assertThat(iam.ok("ListOpenIDConnectProviders").one("OpenIDConnectProviderList")).isEmpty();
        create();

        assertThat(iam.ok("ListOpenIDConnectProviders").all("Arn")).containsExactly(ARN);
    }

    @Test
    void clientIdsAndThumbprintsChange() {
        create();

        iam.ok(
                "AddClientIDToOpenIDConnectProvider",
                "OpenIDConnectProviderArn",
                ARN,
                "ClientID",
                "b-client");
        iam.ok(
                "RemoveClientIDFromOpenIDConnectProvider",
                "OpenIDConnectProviderArn",
                ARN,
                "ClientID",
                "z-client");
        iam.ok(
                "UpdateOpenIDConnectProviderThumbprint",
                "OpenIDConnectProviderArn",
                ARN,
                "ThumbprintList.member.1",
                "C".repeat(40));

        assertThat(get(ARN).one("ClientIDList"))
                .isEqualTo("<member>a-client</member><member>b-client</member>");
        assertThat(get(ARN).one("ThumbprintList"))
                .isEqualTo("<member>" + "c".repeat(40) + "</member>");
    }

    @Test
    void tagsAreListedInPagesAndTakenOffByExactKey() {
        create();

        Answer first =
                iam.ok(
                        "ListOpenIDConnectProviderTags",
                        "OpenIDConnectProviderArn",
                        ARN,
                        "MaxItems",
                        "1");
        assertThat(first.one("Key")).isEqualTo("Key");
        iam.ok(
                "UntagOpenIDConnectProvider",
                "OpenIDConnectProviderArn",
                ARN,
                "TagKeys.member.1",
                "Key");
        Answer rest =
                iam.ok(
                        "ListOpenIDConnectProviderTags",
                        "OpenIDConnectProviderArn",
                        ARN,
                        "Marker",
                        first.one("Marker"));
        assertThat(rest.all("Key")).containsExactly("key");
    }

    @Test
    void needsPermissionOnTheProviderWithItsTags() {
        create();
        iam.needed.clear();

        iam.ok("DeleteOpenIDConnectProvider", "OpenIDConnectProviderArn", ARN);

        assertThat(iam.needed)
                .containsExactly(
                        new Permission(
                                "iam:DeleteOpenIDConnectProvider",
                                ARN,
                                Map.of(
                                        "aws:ResourceTag/Key",
                                        List.of("Value"),
                                        "aws:ResourceTag/key",
                                        List.of("value"))));
    }

    private Answer get(String arn) {
        return iam.ok("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn);
    }

    private Answer create() {
        return iam.ok(
                "CreateOpenIDConnectProvider",
                "Url",
                "https://idp.example.com/path/",
                "ClientIDList.member.1",
                "z-client",
                "ClientIDList.member.2",
                "a-client",
                "ClientIDList.member.3",
                "z-client",
                "ThumbprintList.member.1",
                "A".repeat(40),
                "Tags.member.1.Key",
                "key",
                "Tags.member.1.Value",
                "value",
                "Tags.member.2.Key",
                "Key",
                "Tags.member.2.Value",
                "Value");
    }
}
