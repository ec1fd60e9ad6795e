package dev.mayfly.apply;

import dev.mayfly.client.XmlNode;
import java.util.Set;
import java.util.TreeSet;

/// Plans an OIDC identity provider.
final class ProviderPlanner {

    private final Api api;
    private final String account;

    ProviderPlanner(Api api, String account) {
        this.api = api;
        this.account = account;
    }

    Change plan(Declared.Provider provider) {
        String arn =
                "arn:aws:iam::"
                        + account
                        + ":oidc-provider/"
                        + provider.url().replaceFirst("^https?://", "");
        return api.find(ApiCall.of("GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn))
                .map(found -> update(provider, arn, found))
                .orElseGet(() -> create(provider));
    }

    private static Change create(Declared.Provider provider) {
        ApiCall create =
                ApiCall.of("CreateOpenIDConnectProvider", "Url", provider.url())
                        .withList("ClientIDList", provider.clientIds())
                        .withList("ThumbprintList", provider.thumbprints())
                        .withTags(provider.tags());
        return new ChangeBuilder(provider, Change.Kind.CREATE)
                .step("+ provider with client ids " + provider.clientIds(), create)
                .build();
    }

    private static Change update(Declared.Provider provider, String arn, XmlNode found) {
        ChangeBuilder change = new ChangeBuilder(provider, Change.Kind.UPDATE);
        change.members(
                "client id",
                texts(found, "ClientIDList"),
                provider.clientIds(),
                new ChangeBuilder.Membership(
                        id -> clientId("AddClientIDToOpenIDConnectProvider", arn, id),
                        id -> clientId("RemoveClientIDFromOpenIDConnectProvider", arn, id)));
        if (!provider.thumbprints().isEmpty()) {
            change.replace(
                    "thumbprints",
                    texts(found, "ThumbprintList").toString(),
                    new TreeSet<>(provider.thumbprints()).toString(),
                    ApiCall.of(
                                    "UpdateOpenIDConnectProviderThumbprint",
                                    "OpenIDConnectProviderArn",
                                    arn)
                            .withList("ThumbprintList", provider.thumbprints()));
        }
        return change.tags(
                        RolePlanner.tags(found),
                        provider.tags(),
                        ApiCall.of("TagOpenIDConnectProvider", "OpenIDConnectProviderArn", arn),
                        ApiCall.of("UntagOpenIDConnectProvider", "OpenIDConnectProviderArn", arn))
                .build();
    }

    private static ApiCall clientId(String operation, String arn, String id) {
        return ApiCall.of(operation, "OpenIDConnectProviderArn", arn, "ClientID", id);
    }

    private static Set<String> texts(XmlNode found, String list) {
        Set<String> texts = new TreeSet<>();
        found.members(list).forEach(member -> texts.add(member.text()));
        return texts;
    }
}
