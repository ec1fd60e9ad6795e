package dev.mayfly.bench.load;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.RequestSigner;
import dev.mayfly.client.XmlNode;
import dev.mayfly.session.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Prepares the files of requests that wrk sends, so that preparing costs nothing while it
/// measures.
final class Requests {

    private static final String ROLE_ARN = "arn:aws:iam::123456789012:role/deploy";
    private static final int SESSIONS = 50;
    private static final int SECONDS_APART = 600;

    private final StaticIssuer issuer;

    Requests(StaticIssuer issuer) {
        this.issuer = issuer;
    }

    /// Registers the issuer and the role the tokens may assume.
    void prepareAccount(AuthorityClient admin) {
        String host = issuer.url().substring("http://".length());
        admin.iam(
                "CreateOpenIDConnectProvider",
                Map.of("Url", issuer.url(), "ClientIDList.member.1", "sts.amazonaws.com"));
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%s"},
                "Action":"sts:AssumeRoleWithWebIdentity",
                "Condition":{"StringEquals":{"%s:aud":"sts.amazonaws.com"},
                "StringLike":{"%s:sub":"repo:octo-org/octo-repo:ref:refs/heads/*"}}}]}
                """
                        .formatted(host, host, host);
        admin.iam("CreateRole", Map.of("RoleName", "deploy", "AssumeRolePolicyDocument", trust));
    }

    /// `count` calls of AssumeRoleWithWebIdentity, every token another.
    void assumeRole(Path file, int count) throws IOException {
        Instant now = Instant.now();
        List<String> bodies =
                IntStream.range(0, count).parallel().mapToObj(i -> form(token(i, now), i)).toList();
        Files.write(file, bodies, StandardCharsets.US_ASCII);
    }

    /// `count` signed calls of GetCallerIdentity by sessions of the role, every signature another.
    void callerIdentity(Path file, int count, AuthorityClient anyone, URI url) throws IOException {
        List<CallerCredentials> sessions = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(session(anyone, token(i, now), i));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(
                    signed(
                            sessions.get(i % SESSIONS),
                            url,
                            now.plusSeconds(i / SESSIONS % SECONDS_APART - SECONDS_APART / 2)));
        }
        Files.write(file, lines, StandardCharsets.US_ASCII);
    }

    private static CallerCredentials session(AuthorityClient anyone, String token, int number) {
        XmlNode credentials =
                anyone.sts(
                                "AssumeRoleWithWebIdentity",
                                Map.of(
                                        "RoleArn", ROLE_ARN,
                                        "RoleSessionName", "session-" + number,
                                        "WebIdentityToken", token))
                        .child("Credentials")
                        .orElseThrow();
        return new CallerCredentials(
                credentials.at("AccessKeyId"),
                Secret.of(credentials.at("SecretAccessKey")),
                Secret.of(credentials.at("SessionToken")));
    }

    private static String signed(CallerCredentials caller, URI url, Instant at) {
        String body = "Action=GetCallerIdentity&Version=2011-06-15";
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        return new RequestSigner(caller, "us-east-1", "sts")
                                .sign(url, headers, body.getBytes(StandardCharsets.US_ASCII), at)
                                .entrySet()
                                .stream()
                                .map(header -> header.getKey() + ": " + header.getValue())
                                .collect(Collectors.joining("\t"))
                + "\t\t"
                + body;
    }

    private static String form(String token, int number) {
        return "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn="
                + URLEncoder.encode(ROLE_ARN, StandardCharsets.US_ASCII)
                + "&RoleSessionName=run-"
                + number
                + "&WebIdentityToken="
                + token;
    }

    /// A token with the claims of a GitHub job, about 1 kB.
    private String token(int number, Instant now) {
        return issuer.token(
                """
                {"iss":"%s","aud":"sts.amazonaws.com","sub":"repo:octo-org/octo-repo:ref:refs/heads/main",\
                "jti":"%d","iat":%d,"nbf":%d,"exp":%d,"ref":"refs/heads/main","sha":"%040x",\
                "repository":"octo-org/octo-repo","repository_owner":"octo-org","run_id":"%d",\
                "run_number":"10","run_attempt":"1","actor":"octocat","workflow":"deploy",\
                "workflow_ref":"octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main",\
                "job_workflow_ref":"octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main",\
                "event_name":"push","ref_type":"branch","repository_id":"74","repository_owner_id":"65",\
                "runner_environment":"github-hosted","repository_visibility":"private"}\
                """
                        .formatted(
                                issuer.url(),
                                number,
                                now.getEpochSecond(),
                                now.getEpochSecond(),
                                now.plusSeconds(7200).getEpochSecond(),
                                number,
                                number));
    }
}
