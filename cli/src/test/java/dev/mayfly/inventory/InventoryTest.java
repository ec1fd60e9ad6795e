package dev.mayfly.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.client.XmlNode;
import dev.mayfly.reach.Holdings;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.reach.Holdings.HeldUser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Against answers shaped as the IAM API Reference has them.
class InventoryTest {

    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow",
            "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}\
            """;

    private static final String READS =
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*",
            "Resource":"arn:aws:s3:::a+b/*"}}\
            """;

    private final List<String> markers = new ArrayList<>();

    @Test
    void readsPageAfterPage() {
        Holdings holdings =
                inventory(
                                role("a", TRUST, policy("reads", READS)),
                                role("b", TRUST, attached("arn:aws:iam::1:policy/p"))
                                        + managed("arn:aws:iam::1:policy/p", READS))
                        .read();

        assertThat(holdings.account()).isEqualTo("123456789012");
        assertThat(holdings.roles()).extracting(HeldRole::name).containsExactly("a", "b");
        assertThat(markers).containsExactly("", "1");
        assertThat(holdings.roles())
                .allSatisfy(role -> assertThat(role.permissions().identity()).hasSize(1));
        assertThat(holdings.remarks()).isEmpty();
        assertThat(holdings.providers())
                .containsExactly("arn:aws:iam::123456789012:oidc-provider/gitlab.com");
    }

    @Test
    void aPlusInAPolicyIsAPlus() {
        Holdings holdings = inventory(role("a", TRUST, policy("reads", READS))).read();

        assertThat(
                        holdings.roles()
                                .getFirst()
                                .permissions()
                                .identity()
                                .getFirst()
                                .document()
                                .json())
                .contains("a+b");
    }

    @Test
    void givesAUserThePoliciesOfItsGroups() {
        Holdings holdings =
                inventory(
                                """
                                <UserDetailList><member><Arn>arn:aws:iam::123456789012:user/ann</Arn>\
                                <UserId>AIDAANN</UserId><GroupList><member>staff</member></GroupList>\
                                </member></UserDetailList><GroupDetailList><member>\
                                <GroupName>staff</GroupName><GroupPolicyList>%s</GroupPolicyList>\
                                </member></GroupDetailList>\
                                """
                                        .formatted(policy("reads", READS)))
                        .read();

        assertThat(holdings.users()).extracting(HeldUser::id).containsExactly("AIDAANN");
        assertThat(holdings.users().getFirst().permissions().identity()).hasSize(1);
    }

    @Test
    void remarksOnWhatItCannotRead() {
        Holdings holdings =
                inventory(
                                role("a", "{\"Version\":\"1\"}", policy("odd", "{}")),
                                role("b", TRUST, attached("arn:aws:iam::1:policy/hidden")))
                        .read();

        assertThat(holdings.roles().getFirst().trust().statements()).isEmpty();
        assertThat(holdings.remarks())
                .hasSize(3)
                .anyMatch(r -> r.startsWith("the trust policy of role arn:aws:iam::123456789012"))
                .anyMatch(
                        r -> r.startsWith("policy odd of arn:aws:iam::123456789012:role/a cannot"))
                .contains(
                        "policy arn:aws:iam::1:policy/hidden is attached and not listed;"
                                + " it counts as absent");
    }

    private Inventory inventory(String... pages) {
        return new Inventory((operation, parameters) -> answer(operation, parameters, pages));
    }

    private XmlNode answer(String operation, Map<String, String> parameters, String[] pages) {
        if (operation.equals("ListOpenIDConnectProviders")) {
            return XmlNode.parse(
                    """
                    <r><OpenIDConnectProviderList><member>\
                    <Arn>arn:aws:iam::123456789012:oidc-provider/gitlab.com</Arn>\
                    </member></OpenIDConnectProviderList></r>\
                    """);
        }
        String marker = parameters.getOrDefault("Marker", "");
        markers.add(marker);
        int page = marker.isEmpty() ? 0 : Integer.parseInt(marker);
        String next = page + 1 < pages.length ? "<Marker>" + (page + 1) + "</Marker>" : "";
        return XmlNode.parse("<r>" + pages[page] + next + "</r>");
    }

    private static String role(String name, String trust, String policies) {
        return "<RoleDetailList><member><Arn>arn:aws:iam::123456789012:role/"
                + name
                + "</Arn><RoleId>AROA"
                + name
                + "</RoleId><AssumeRolePolicyDocument>"
                + encoded(trust)
                + "</AssumeRolePolicyDocument>"
                + (policies.startsWith("<AttachedManagedPolicies>")
                        ? policies
                        : "<RolePolicyList>" + policies + "</RolePolicyList>")
                + "</member></RoleDetailList>";
    }

    private static String policy(String name, String document) {
        return "<member><PolicyName>"
                + name
                + "</PolicyName><PolicyDocument>"
                + encoded(document)
                + "</PolicyDocument></member>";
    }

    private static String attached(String arn) {
        return "<AttachedManagedPolicies><member><PolicyArn>"
                + arn
                + "</PolicyArn></member></AttachedManagedPolicies>";
    }

    private static String managed(String arn, String document) {
        return "<Policies><member><Arn>"
                + arn
                + "</Arn><PolicyVersionList><member><Document>"
                + encoded("{}")
                + "</Document><IsDefaultVersion>false</IsDefaultVersion></member><member><Document>"
                + encoded(document)
                + "</Document><IsDefaultVersion>true</IsDefaultVersion></member>"
                + "</PolicyVersionList></member></Policies>";
    }

    /// As RFC 3986 has it, but for the plus sign, which it leaves as it is.
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2B", "+");
    }
}
