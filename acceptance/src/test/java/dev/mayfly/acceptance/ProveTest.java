package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `mayfly prove` about roles that were made over the IAM API of a started Mayfly.
class ProveTest {

    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    private static final String JOBS =
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"Jobs","Effect":"Allow",
            "Principal":{"Federated":"%s"},"Action":"sts:AssumeRoleWithWebIdentity",
            "Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},
            "StringLike":{"token.actions.githubusercontent.com:sub":"%s"}}}]}\
            """;

    private static final String TRUSTS =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"AWS":"arn:aws:iam::123456789012:%s"},"Action":"sts:AssumeRole"}]}\
            """;

    private static final String MAY =
            """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":["sts:AssumeRole","s3:*"],"Resource":"*"},
            {"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"arn:aws:s3:::prod-*"}]}\
            """;

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        iam(
                "create-open-id-connect-provider",
                "--url",
                "https://token.actions.githubusercontent.com",
                "--client-id-list",
                "sts.amazonaws.com",
                // CLI 2.9 still wants one; nobody looks at it
                "--thumbprint-list",
                "6938fd4d98bab03faadb97b34396831e3780aea1");
        role("build", JOBS.formatted(PROVIDER, "repo:octo-org/*"));
        iam(
                "put-role-policy",
                "--role-name",
                "build",
                "--policy-name",
                "may",
                "--policy-document",
                MAY);
        role("release", TRUSTS.formatted("root"));
        role("prod", TRUSTS.formatted("role/release"));
        role("old", TRUSTS.formatted("root"));
        role("orphan", TRUSTS.formatted("role/old"));
        iam("delete-role", "--role-name", "old");
        role("old", TRUSTS.formatted("root"));
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @Test
    void listsWhoCanBecomeWhom() {
        Finished list = mayfly.mayfly("prove", "--all");

        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "token.actions.githubusercontent.com | role/build | web identity"
                                + " | aud StringEquals sts.amazonaws.com;"
                                + " sub StringLike repo:octo-org/*",
                        "role/build | role/release | assume | always",
                        "role/release | role/prod | assume | always",
                        "token.actions.githubusercontent.com | role/prod"
                                + " | role/build, role/release | conditional")
                .noneMatch(line -> line.contains("role/orphan"));
        assertThat(list.err()).contains("role/orphan trusts AROA", "which is gone");
    }

    @Test
    void writesTheGraphForProgramsAndAsAPicture() throws IOException {
        assertThat(mayfly.mayfly("prove", "--all", "--format", "json").out())
                .contains("\"through\": [", "\"by\": \"webIdentity\"", "\"remarks\": [");
        assertThat(mayfly.mayfly("prove", "--all", "--format", "dot").out())
                .startsWith("digraph reach {");

        Path picture = temp.resolve("graph.svg");
        Finished drawn =
                mayfly.mayfly("prove", "--all", "--format", "svg", "--output", picture.toString());
        assertThat(drawn.exitCode()).isZero();
        assertThat(drawn.out()).isEmpty();
        assertThat(Files.readString(picture)).startsWith("<svg ").contains("role/prod");
    }

    @Test
    void provesOfALiveRoleWhoCanAssumeIt() {
        assertThat(mayfly.mayfly("prove", "build").out())
                .contains(PROVIDER, "repo:octo-org/*", "Jobs");

        Finished proved =
                mayfly.mayfly("prove", "build", "--only", "repo:octo-org/*", "--never-public");
        assertThat(proved.out()).startsWith("PROVED").doesNotContain("REFUTED", "UNKNOWN");
        assertThat(proved.exitCode()).isZero();

        Finished refuted = mayfly.mayfly("prove", "build", "--never", "pull_request");
        assertThat(refuted.exitCode()).isEqualTo(1);
        assertThat(refuted.out())
                .startsWith("REFUTED")
                .contains("repo:octo-org/", ":pull_request", "Jobs of trust policy (line 1");
    }

    @Test
    void provesOfALiveRoleWhatItCanNeverDo() {
        Finished proved =
                mayfly.mayfly(
                        "prove", "build", "--never", "s3:DeleteBucket on arn:aws:s3:::prod-*");
        assertThat(proved.out()).startsWith("PROVED");
        assertThat(proved.exitCode()).isZero();

        Finished refuted =
                mayfly.mayfly("prove", "build", "--never", "s3:DeleteBucket on arn:aws:s3:::*");
        assertThat(refuted.out()).startsWith("REFUTED").contains("statement 1 of may");
        assertThat(refuted.exitCode()).isEqualTo(1);
    }

    @Test
    void comparesALiveRoleWithAFile() {
        String wider =
                Deployment.write(
                                temp.resolve("wider.json"),
                                JOBS.formatted(PROVIDER, "repo:octo-org*"))
                        .toString();

        Finished refuted = mayfly.mayfly("prove", "--no-new-access", "build", wider);
        assertThat(refuted.out()).startsWith("REFUTED");
        assertThat(refuted.exitCode()).isEqualTo(1);

        Finished proved = mayfly.mayfly("prove", "--no-new-access", wider, "build");
        assertThat(proved.out()).startsWith("PROVED");
        assertThat(proved.exitCode()).isZero();
    }

    @Test
    void needsNoAuthorityForAFile() {
        String file =
                Deployment.write(
                                temp.resolve("trust.json"),
                                JOBS.formatted(PROVIDER, "repo:octo-org*"))
                        .toString();

        Finished refuted =
                mayfly.mayfly("prove", file, "--only", "repo:octo-org/*", "--format", "json");

        assertThat(refuted.exitCode()).isEqualTo(1);
        assertThat(refuted.out())
                .contains("\"answer\": \"refuted\"", "\"summary\": \"repo:octo-org");
    }

    private static void role(String name, String trust) {
        iam("create-role", "--role-name", name, "--assume-role-policy-document", trust);
    }

    private static void iam(String... arguments) {
        List<String> words = new ArrayList<>(List.of("iam"));
        words.addAll(List.of(arguments));
        Finished done = mayfly.aws(words.toArray(String[]::new));
        assertThat(done.exitCode()).as(done.err()).isZero();
    }
}
