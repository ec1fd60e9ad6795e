package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.source.CertificateSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.KeyFiles;
import dev.mayfly.source.SessionRequest;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Trust;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small team without certificates: `mayfly ca` and the stock `aws rolesanywhere`.
class CertificateAuthorityTest {

    private static final String ACCOUNT = "123456789012";

    @TempDir static Path temp;

    private static RunningMayfly mayfly;
    private static String anchorArn;
    private static String roleArn;
    private static String profileArn;

    @BeforeAll
    static void fromNothingToMachinesWithRoles() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        Finished init = mayfly.mayfly("ca", "init");
        assertThat(init.err()).startsWith("mayfly: note: ");
        anchorArn = found("arn:aws:rolesanywhere:\\S+", init.out());
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"rolesanywhere.amazonaws.com"},\
                "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],\
                "Condition":{"StringLike":{"aws:PrincipalTag/x509Subject/CN":"web-*"},\
                "ArnEquals":{"aws:SourceArn":"%s"}}}]}\
                """
                        .formatted(anchorArn);
        roleArn =
                found(
                        "arn:aws:iam::\\d+:role/web",
                        mayfly.aws(
                                        "iam",
                                        "create-role",
                                        "--role-name",
                                        "web",
                                        "--assume-role-policy-document",
                                        trust)
                                .out());
        Finished profile =
                mayfly.aws(
                        "rolesanywhere",
                        "create-profile",
                        "--name",
                        "servers",
                        "--enabled",
                        "--role-arns",
                        roleArn);
        assertThat(profile.err()).isEmpty();
        profileArn = found("arn:aws:rolesanywhere:[^\"]+:profile/[^\"]+", profile.out());
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @Test
    void theStockClientSeesTheAnchorAndItsList() {
        assertThat(mayfly.aws("rolesanywhere", "list-trust-anchors").out())
                .contains(anchorArn, "\"name\": \"machines\"", "\"enabled\": true");
        assertThat(mayfly.aws("rolesanywhere", "list-crls").out())
                .contains("\"name\": \"machines\"", "\"enabled\": true", anchorArn);
    }

    @Test
    void aCertificateBecomesASessionOfItsRoleUntilItIsRevoked() {
        issue("web-1");
        Credentials session = session("web-1");

        Finished who =
                mayfly.aws(
                        Map.of(
                                "AWS_ACCESS_KEY_ID", session.accessKeyId(),
                                "AWS_SECRET_ACCESS_KEY", session.secretAccessKey().reveal(),
                                "AWS_SESSION_TOKEN", session.sessionToken().reveal()),
                        "sts",
                        "get-caller-identity");
        String serial = serial("web-1");
        assertThat(who.out()).contains("arn:aws:sts::" + ACCOUNT + ":assumed-role/web/" + serial);

        assertThat(mayfly.mayfly("ca", "revoke", serial).exitCode()).isZero();

        assertThatThrownBy(() -> session("web-1")).isInstanceOf(SourceException.class);
        issue("web-3");
        assertThat(session("web-3").accessKeyId()).startsWith("ASIA");
    }

    @Test
    void aNameThatTheRoleDoesNotTrustGetsNothing() {
        issue("db-1");

        assertThatThrownBy(() -> session("db-1"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("AccessDenied");
    }

    @Test
    void anotherAuthorityOfTheSameAccountDoesNotVouchForIt() {
        mayfly.mayfly("ca", "init", "other");
        Finished issued =
                mayfly.mayfly("ca", "issue", "web-9", "--ca", "other", "--out", temp.toString());
        assertThat(issued.exitCode()).isZero();

        assertThatThrownBy(() -> session("web-9")).isInstanceOf(SourceException.class);
    }

    @Test
    void theRecordTellsTheWholeStory() {
        issue("web-7");

        assertThat(mayfly.mayfly("trail", "--event", "IssueCertificate", "--format", "json").out())
                .contains("CN=web-7", "certificate-authority/machines")
                .doesNotContain("BEGIN CERTIFICATE");
    }

    private static void issue(String name) {
        Finished issued =
                mayfly.mayfly("ca", "issue", name, "--ca", "machines", "--out", temp.toString());
        assertThat(issued.err()).isEmpty();
    }

    private static String serial(String name) {
        return found(
                "(?m)^[0-9a-f]{32}(?=\\s+machines\\s+CN=" + name + " )",
                mayfly.mayfly("ca", "list").out());
    }

    private static Credentials session(String name) {
        KeyFiles files =
                new KeyFiles(
                        temp.resolve(name + ".pem"), temp.resolve(name + ".key"), Optional.empty());
        try (CertificateSource source =
                new CertificateSource(
                        files,
                        new Endpoint(mayfly.url(), "us-east-1", new Trust.OfTheSystem()),
                        new SessionRequest(
                                anchorArn, profileArn, roleArn, Optional.empty(), Optional.empty()),
                        InstantSource.system())) {
            return source.fetch();
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group();
    }
}
