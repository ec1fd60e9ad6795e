package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {

    @TempDir static Path temp;

    private static RunningMayfly mayfly;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @Test
    void printsCredentialsInTheFormOfCredentialProcess() {
        Finished admin = mayfly.mayfly("admin");

        assertThat(admin.exitCode()).isZero();
        assertThat(admin.out())
                .contains("\"Version\": 1")
                .containsPattern("\"AccessKeyId\": \"ASIA[A-Z2-7]{16}\"")
                .contains("\"SecretAccessKey\"")
                .contains("\"SessionToken\"")
                .containsPattern("\"Expiration\": \"\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z\"");
    }

    @Test
    void makesTheStockClientTheAdministratorThroughCredentialProcess() {
        Finished identity = mayfly.aws("sts", "get-caller-identity");

        assertThat(identity.err()).isEmpty();
        assertThat(identity.out())
                .contains("arn:aws:sts::123456789012:assumed-role/MayflyAdministrator/");
    }

    @Test
    void exportsWhatPointsAShellHere() {
        Finished exports = mayfly.mayfly("env", "--admin");

        assertThat(exports.out())
                .contains("export AWS_ENDPOINT_URL='" + mayfly.url() + "'")
                .contains("export AWS_REGION='us-east-1'")
                .contains("export AWS_ACCESS_KEY_ID='ASIA")
                .contains("export AWS_SESSION_TOKEN=");
    }

    @Test
    void exportsNoCredentialsUnlessAsked() {
        assertThat(mayfly.mayfly("env").out())
                .contains("AWS_ENDPOINT_URL")
                .doesNotContain("AWS_ACCESS_KEY_ID");
    }

    @Test
    void writesAProfileThatRenewsItsCredentialsItself() {
        assertThat(mayfly.mayfly("env", "--profile", "dev").out())
                .contains("[profile dev]")
                .contains("endpoint_url = " + mayfly.url())
                .contains("credential_process = ")
                .contains(" admin --data \"" + mayfly.data() + "\"");
    }

    @Test
    void recordsWhoMintedAdministratorCredentials() {
        mayfly.mayfly("admin");

        assertThat(mayfly.mayfly("trail", "--event", "MintAdministratorSession").out())
                .contains("MintAdministratorSession  ok")
                .contains(System.getProperty("user.name"));
    }

    @Test
    void saysWhatToDoWhenNoAuthorityIsRunning() {
        Finished admin = mayfly.mayfly("admin", "--data", temp.resolve("nothing-here").toString());

        assertThat(admin.exitCode()).isEqualTo(3);
        assertThat(admin.out()).isEmpty();
        assertThat(admin.err())
                .startsWith("mayfly: error: no authority is running on ")
                .contains("mayfly: hint: start one with `mayfly up`")
                .doesNotContain("Exception");
    }

    @Test
    void saysTheSameWhenTheAuthorityWasKilled() {
        Path data = temp.resolve("killed");
        try (RunningMayfly other = RunningMayfly.start(data)) {
            other.kill();

            Finished admin = other.mayfly("admin");

            assertThat(admin.exitCode()).isEqualTo(3);
            assertThat(admin.err()).startsWith("mayfly: error: no authority is running on ");
        }
    }
}
