package dev.mayfly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.client.Json;
import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.Outside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCommandsTest {

    private static final String TYPO =
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Allow", "Action": "s3:GetObjct", "Resource": "arn:aws:s3:::b/*"}
              ]
            }
            """;

    private static final String TAGGED =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Data", "Effect": "Allow",
               "Action": ["s3:GetObject", "s3:ListAllMyBuckets"], "Resource": "*",
               "Condition": {"StringEquals": {"aws:PrincipalTag/team": "data"}}}]}
            """;

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole",
               "Principal": {"AWS": "arn:aws:iam::123456789012:user/ann"}}]}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path directory;

    @Test
    void saysWhereAPolicyIsWrong() throws IOException {
        String file = write("typo.json", TYPO);

        assertThat(check(file)).isEqualTo(1);

        assertThat(out.toString())
                .startsWith(file + "\n  4:35  error  INVALID_ACTION\n")
                .contains("fix: write `s3:GetObject`")
                .endsWith("1 policy in 1 file: 1 error\n");
    }

    @Test
    void mendsWhatIsCertainAndLeavesTheRest() throws IOException {
        String file = write("typo.json", TYPO);

        assertThat(check("--fix", file)).isZero();

        assertThat(Path.of(file)).hasContent(TYPO.replace("GetObjct", "GetObject"));
        assertThat(err.toString()).isEqualTo("mayfly: note: 1 fix made\n");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(Path.of(file));
        }
    }

    @Test
    void mendsAWordOfATemplate() throws IOException {
        String template =
                """
                AWSTemplateFormatVersion: "2010-09-09"
                Resources:
                  Read:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Version: 2012-10-17
                        Statement:
                          - Effect: Allow
                            Action: s3:GetObjct # reads
                            Resource: arn:aws:s3:::b/*
                """;
        String file = write("read.yml", template);

        assertThat(check("--fix", file)).isZero();

        assertThat(Path.of(file)).hasContent(template.replace("GetObjct", "GetObject"));
    }

    @ParameterizedTest
    @CsvSource({"error, 0", "security, 1", "warning, 1", "suggestion, 1"})
    void failsOnWhatItIsTold(String level, int exit) throws IOException {
        String file =
                write("key.yml", "on: push\nenv: {AWS_ACCESS_KEY_ID: a}\njobs: {a: {steps: []}}\n");

        assertThat(check("--fail-on", level, file)).isEqualTo(exit);
    }

    @Test
    void walksDirectoriesAndPassesOverWhatIsNoPolicy() throws IOException {
        write("a/policy.json", TYPO);
        write("a/package.json", "{\"name\": \"x\"}");
        write("a/node_modules/policy.json", TYPO);
        write("a/notes.txt", TYPO);
        write("a/.github/workflows/w.yml", "on: push\njobs: {a: {steps: []}}\n");

        assertThat(check("--format", "json", directory.toString())).isEqualTo(1);

        List<Json> files = Json.parse(out.toString()).items("files");
        assertThat(files)
                .extracting(file -> Path.of(file.at("file")).getFileName().toString())
                .containsExactly("policy.json", "w.yml");
        assertThat(files.getFirst().items("findings").getFirst().at("region", "startColumn"))
                .isEqualTo("35");
    }

    @Test
    void triesTheTokenOfAWorkflowOnTheTrustPolicyBesideIt() throws IOException {
        write(
                "role.yml",
                """
                Resources:
                  Deploy:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: deploy
                      AssumeRolePolicyDocument:
                        Version: 2012-10-17
                        Statement:
                          - Effect: Allow
                            Action: sts:AssumeRoleWithWebIdentity
                            Principal: {Federated: arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com}
                            Condition:
                              StringEquals:
                                token.actions.githubusercontent.com:aud: sts.amazonaws.com
                                token.actions.githubusercontent.com:sub: repo:octo-org/app:ref:refs/heads/main
                """);
        write(
                ".github/workflows/deploy.yml",
                """
                on: push
                permissions: {id-token: write}
                jobs:
                  deploy:
                    environment: production
                    steps:
                      - uses: aws-actions/configure-aws-credentials@v6
                        with: {role-to-assume: "arn:aws:iam::123456789012:role/deploy"}
                """);

        assertThat(check("--fail-on", "error", directory.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("  5:18  error  MAYFLY_WORKFLOW_SUBJECT_NEVER_MATCHES\n")
                .contains("says environment:production behind the repository");
    }

    @Test
    void readsStandardInput() {
        assertThat(run(TYPO, "policy", "check", "-")).isEqualTo(1);

        assertThat(out.toString()).startsWith("stdin\n  4:35  error");
    }

    @Test
    void refusesAFileThatHoldsNoPolicyWhenItIsNamed() throws IOException {
        assertThat(check(write("x.json", "{}"))).isEqualTo(2);

        assertThat(err.toString()).contains("holds no policy");
    }

    @Test
    void writesSarif() throws IOException {
        assertThat(check("--format", "sarif", write("typo.json", TYPO))).isEqualTo(1);

        Json result =
                Json.parse(out.toString()).items("runs").getFirst().items("results").getFirst();
        assertThat(result.at("ruleId")).isEqualTo("INVALID_ACTION");
        Json change = result.items("fixes").getFirst().items("artifactChanges").getFirst();
        assertThat(change.items("replacements").getFirst().at("insertedContent", "text"))
                .isEqualTo("\"s3:GetObject\"");
    }

    @Test
    void simulatesOnAFileAndSaysWhy() throws IOException {
        String policy = write("tagged.json", TAGGED);
        String[] arguments = {
            "policy",
            "simulate",
            "--policy",
            policy,
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::b/k",
            "--context"
        };

        assertThat(run("", with(arguments, "aws:PrincipalTag/team=data"))).isZero();
        assertThat(out.toString()).startsWith("allowed\n").contains("Allow Data (line 2) matches");

        out.getBuffer().setLength(0);
        assertThat(run("", with(arguments, "aws:PrincipalTag/team=ops"))).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("denied: no identity-based policy allows it\n")
                .contains("expected  data", "actual    ops");

        out.getBuffer().setLength(0);
        assertThat(run("", with(arguments, "aws:username=ann"))).isEqualTo(1);
        assertThat(out.toString()).contains("policies ask for aws:PrincipalTag/team");
    }

    @Test
    void judgesAnActionWithoutResourcesOnAny() throws IOException {
        String policy = write("tagged.json", TAGGED.replace("\"*\"", "\"arn:aws:s3:::b\""));

        assertThat(
                        run(
                                "",
                                "policy",
                                "simulate",
                                "--policy",
                                policy,
                                "--action",
                                "s3:ListAllMyBuckets",
                                "--resource",
                                "arn:aws:s3:::b",
                                "--context",
                                "aws:PrincipalTag/team=data",
                                "--format",
                                "json"))
                .isEqualTo(1);

        Json result = Json.parse(out.toString()).items("results").getFirst();
        assertThat(result.at("resource")).isEqualTo("*");
        assertThat(result.at("decision")).isEqualTo("implicitDeny");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:user/ann, 0",
        "arn:aws:iam::123456789012:user/bob, 1",
        "arn:aws:sts::123456789012:assumed-role/ann/s, 1",
        "arn:aws:iam::123456789012:role/ann, 1",
        "ec2.amazonaws.com, 1",
        "anonymous, 1",
        "arn:aws:s3:::bucket, 2",
        "ann, 2",
    })
    void takesTheCallerIntoATrustPolicy(String caller, int exit) throws IOException {
        assertThat(
                        run(
                                "",
                                "policy",
                                "simulate",
                                "--resource-policy",
                                write("trust.json", TRUST),
                                "--action",
                                "sts:AssumeRole",
                                "--resource",
                                "arn:aws:iam::123456789012:role/r",
                                "--caller",
                                caller))
                .isEqualTo(exit);
    }

    @Test
    void capsByBoundarySessionAndServiceControlPolicies() throws IOException {
        String all =
                write(
                        "all.json",
                        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                                + " \"Action\": \"s3:*\", \"Resource\": \"*\"}}");
        String some =
                write(
                        "some.json",
                        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                                + " \"Action\": \"s3:Get*\", \"Resource\": \"*\"}}");

        for (String cap : List.of("--boundary", "--session-policy", "--scp")) {
            assertThat(simulate(all, cap, some, "s3:GetObject")).as(cap).isZero();
            assertThat(simulate(all, cap, some, "s3:PutObject")).as(cap).isEqualTo(1);
        }
    }

    private int simulate(String policy, String cap, String capping, String action) {
        return run("", "policy", "simulate", "--policy", policy, cap, capping, "--action", action);
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
    }

    private int check(String... arguments) {
        return run(
                "",
                Stream.concat(Stream.of("policy", "check"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.toString();
    }

    private int run(String input, String... arguments) {
        return Main.run(
                arguments,
                new Surroundings(
                        Map.of("HOME", directory.toString()),
                        new Outside(
                                InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")),
                                new SecureRandom(),
                                4711),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new Terminal(
                                new PrintWriter(out, true),
                                new PrintWriter(err, true),
                                false,
                                false,
                                "mayfly"),
                        "/opt/mayfly/bin/mayfly"));
    }
}
