package dev.mayfly.inventory;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.XmlNode;
import dev.mayfly.reach.Holdings;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.reach.Holdings.HeldUser;
import dev.mayfly.reach.Holdings.Permissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Reads what an account holds by `GetAccountAuthorizationDetails` and
/// `ListOpenIDConnectProviders`.
public final class Inventory {

    /// More pages than any account has; a server that never ends is not followed for ever.
    private static final int MAX_PAGES = 10_000;

    /// The largest page there is. Source: IAM API Reference, GetAccountAuthorizationDetails.
    private static final String PAGE = "1000";

    private final BiFunction<String, Map<String, String>, XmlNode> iam;
    private final StoredPolicies policies = new StoredPolicies();
    private final List<XmlNode> users = new ArrayList<>();
    private final Map<String, XmlNode> groups = new HashMap<>();
    private final List<XmlNode> roles = new ArrayList<>();

    /// Over the IAM API as the client's caller sees it.
    public Inventory(AuthorityClient client) {
        this(client::iam);
    }

    Inventory(BiFunction<String, Map<String, String>, XmlNode> iam) {
        this.iam = iam;
    }

    /// Everything that decides who becomes whom.
    public Holdings read() {
        pages();
        List<HeldRole> heldRoles = roles.stream().map(this::role).toList();
        List<HeldUser> heldUsers = users.stream().map(this::user).toList();
        Set<String> providers = new HashSet<>();
        iam.apply("ListOpenIDConnectProviders", Map.of())
                .members("OpenIDConnectProviderList")
                .forEach(provider -> providers.add(provider.at("Arn")));
        return new Holdings(
                account(heldRoles, heldUsers), heldRoles, heldUsers, providers, policies.remarks());
    }

    private void pages() {
        Map<String, String> parameters = new TreeMap<>(Map.of("MaxItems", PAGE));
        for (int page = 0; page < MAX_PAGES; page++) {
            XmlNode answer = iam.apply("GetAccountAuthorizationDetails", parameters);
            users.addAll(answer.members("UserDetailList"));
            roles.addAll(answer.members("RoleDetailList"));
            answer.members("GroupDetailList").forEach(g -> groups.put(g.at("GroupName"), g));
            answer.members("Policies").forEach(policies::add);
            String marker = answer.at("Marker");
            if (marker.isEmpty()) {
                return;
            }
            parameters.put("Marker", marker);
        }
        throw new IllegalStateException("GetAccountAuthorizationDetails does not end");
    }

    private static String account(List<HeldRole> roles, List<HeldUser> users) {
        String arn =
                !roles.isEmpty()
                        ? roles.getFirst().arn()
                        : users.isEmpty() ? "arn:aws:iam:::" : users.getFirst().arn();
        return arn.split(":", -1)[4];
    }

    private HeldRole role(XmlNode node) {
        String arn = node.at("Arn");
        return new HeldRole(
                arn,
                node.at("RoleId"),
                policies.trust(node.at("AssumeRolePolicyDocument"), "role " + arn),
                new Permissions(policies.of(node, "RolePolicyList"), policies.boundary(node)),
                !node.members("InstanceProfileList").isEmpty(),
                tags(node));
    }

    private HeldUser user(XmlNode node) {
        var identity = new ArrayList<>(policies.of(node, "UserPolicyList"));
        for (XmlNode name : node.members("GroupList")) {
            XmlNode group = groups.get(name.text());
            if (group != null) {
                identity.addAll(policies.of(group, "GroupPolicyList"));
            }
        }
        return new HeldUser(
                node.at("Arn"),
                node.at("UserId"),
                new Permissions(identity, policies.boundary(node)),
                tags(node));
    }

    private static Map<String, String> tags(XmlNode node) {
        Map<String, String> tags = new HashMap<>();
        node.members("Tags").forEach(tag -> tags.put(tag.at("Key"), tag.at("Value")));
        return tags;
    }
}
