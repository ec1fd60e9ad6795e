package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailTest {

    @TempDir static Path temp;

    private static RunningMayfly mayfly;

    @BeforeAll
    static void startAndLeaveSomeEvents() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        assertThat(mayfly.mayfly("tour", "--own-client").exitCode()).isZero();
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @Test
    void showsOneRepositorysEventsOnly() {
        assertThat(mayfly.mayfly("trail", "--repo", "acme/app").out())
                .contains("AssumeRoleWithWebIdentity")
                .doesNotContain("CreateRole");
        assertThat(mayfly.mayfly("trail", "--repo", "acme/other").err())
                .contains("no event matches");
    }

    @Test
    void showsRefusalsOnlyAndExplainsOneByItsId() {
        String trail = mayfly.mayfly("trail", "--failed").out();
        String refusal =
                trail.lines()
                        .filter(line -> line.contains("AccessDenied"))
                        .findFirst()
                        .orElseThrow();
        String eventId = refusal.substring(refusal.lastIndexOf(' ') + 1);

        Finished explained = mayfly.mayfly("explain", eventId);

        assertThat(trail).doesNotContain("  ok  ");
        assertThat(explained.exitCode()).isEqualTo(1);
        assertThat(explained.out())
                .contains("expected  repo:acme/app:ref:refs/heads/main")
                .contains("actual    repo:acme/app:ref:refs/heads/feature");
    }

    @Test
    void answersTheStockClientToo() {
        Finished lookup =
                mayfly.aws(
                        "cloudtrail",
                        "lookup-events",
                        "--lookup-attributes",
                        "AttributeKey=EventName,AttributeValue=CreateRole");

        assertThat(lookup.err()).isEmpty();
        assertThat(lookup.out()).contains("\"EventName\": \"CreateRole\"");
    }

    @Test
    void writesJsonForPrograms() {
        assertThat(mayfly.mayfly("trail", "--format", "json", "--limit", "1").out())
                .startsWith("{\n  \"Records\": [\n    {\n      \"eventVersion\"");
    }

    @Test
    void refusesATimeThatIsNone() {
        Finished refused = mayfly.mayfly("trail", "--since", "yesterday");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("`yesterday` is no time").contains("hint: write 30m");
    }

    @Test
    void keepsTheRecordAcrossAKill() {
        Path data = temp.resolve("killed");
        try (RunningMayfly first = RunningMayfly.start(data)) {
            first.mayfly("admin");
            first.kill();
        }
        try (RunningMayfly second = RunningMayfly.start(data)) {
            assertThat(second.mayfly("trail", "--event", "MintAdministratorSession").out())
                    .containsPattern("(?s)MintAdministratorSession.*MintAdministratorSession");
        }
    }
}
