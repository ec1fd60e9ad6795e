package dev.mayfly.tour;

import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.XmlNode;
import dev.mayfly.session.Secret;
import java.util.List;
import java.util.Map;

/// Our own client, for machines without the AWS CLI.
record OwnHands(AuthorityClient administrator, Stage stage) implements Hands {

    private static final String NO_THUMBPRINT = "f".repeat(40);

    @Override
    public String name() {
        return "mayfly's own client";
    }

    @Override
    public void createProvider(String issuer, String audience) {
        stage.call("iam CreateOpenIDConnectProvider Url=" + issuer + " ClientID=" + audience);
        unlessThere(
                "CreateOpenIDConnectProvider",
                Map.of(
                        "Url", issuer,
                        "ClientIDList.member.1", audience,
                        "ThumbprintList.member.1", NO_THUMBPRINT));
    }

    @Override
    public void createRole(String name, String trustPolicy) {
        stage.call("iam CreateRole RoleName=" + name + " AssumeRolePolicyDocument=…");
        unlessThere(
                "CreateRole", Map.of("RoleName", name, "AssumeRolePolicyDocument", trustPolicy));
        administrator.iam(
                "UpdateAssumeRolePolicy", Map.of("RoleName", name, "PolicyDocument", trustPolicy));
    }

    @Override
    public void attachPolicy(String role, String policyArn) {
        stage.call("iam AttachRolePolicy RoleName=" + role + " PolicyArn=" + policyArn);
        administrator.iam("AttachRolePolicy", Map.of("RoleName", role, "PolicyArn", policyArn));
    }

    @Override
    public CallerCredentials assume(String roleArn, String sessionName, String token) {
        stage.call("sts AssumeRoleWithWebIdentity RoleArn=" + roleArn + " WebIdentityToken=…");
        XmlNode credentials =
                administrator
                        .sts(
                                "AssumeRoleWithWebIdentity",
                                Map.of(
                                        "RoleArn", roleArn,
                                        "RoleSessionName", sessionName,
                                        "WebIdentityToken", token))
                        .child("Credentials")
                        .orElseThrow();
        return new CallerCredentials(
                credentials.at("AccessKeyId"),
                Secret.of(credentials.at("SecretAccessKey")),
                Secret.of(credentials.at("SessionToken")));
    }

    @Override
    public String whoAmI(CallerCredentials credentials) {
        stage.call("sts GetCallerIdentity");
        return administrator.as(credentials).sts("GetCallerIdentity", Map.of()).at("Arn");
    }

    @Override
    public List<String> roles(CallerCredentials credentials) {
        stage.call("iam ListRoles");
        return administrator.as(credentials).iam("ListRoles", Map.of()).members("Roles").stream()
                .map(role -> role.at("RoleName"))
                .toList();
    }

    private void unlessThere(String action, Map<String, String> parameters) {
        try {
            administrator.iam(action, parameters);
        } catch (AnsweredError refusal) {
            if (!refusal.code().equals("EntityAlreadyExists")) {
                throw refusal;
            }
        }
    }
}
