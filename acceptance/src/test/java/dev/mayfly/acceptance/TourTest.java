package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {

    @TempDir Path temp;

    @Test
    void playsTheWholeStoryOnATemporaryAuthorityAndLeavesNothingBehind() throws Exception {
        Path nothing = temp.resolve("nothing");
        Path scratch = Files.createDirectory(temp.resolve("tmp"));

        Finished tour =
                Finished.run(
                        Map.of("HOME", temp.toString()),
                        withTemporaryDirectory(
                                scratch, "tour", "--own-client", "--data", nothing.toString()));

        assertThat(tour.err()).isEmpty();
        assertThat(tour.exitCode()).isZero();
        theWholeStory(tour.out());
        assertThat(nothing).doesNotExist();
        try (var left = Files.list(scratch)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.startsWith("mayfly-tour"));
        }
    }

    @Test
    void playsItWithTheStockClientOnTheRunningAuthorityAndAgain() {
        try (RunningMayfly mayfly = RunningMayfly.start(temp.resolve("data"))) {
            for (int time = 0; time < 2; time++) {
                Finished tour =
                        Finished.run(
                                Map.of(
                                        "MAYFLY_HOME",
                                        mayfly.data().toString(),
                                        "PATH",
                                        "/usr/bin:/bin"),
                                RunningMayfly.command(List.of("tour")));

                assertThat(tour.err()).isEmpty();
                assertThat(tour.exitCode()).isZero();
                assertThat(tour.out())
                        .contains("Played on " + mayfly.url() + " with the AWS CLI at /usr/bin/aws")
                        .contains("$ aws sts assume-role-with-web-identity");
                theWholeStory(tour.out());
            }
        }
    }

    private static void theWholeStory(String out) {
        assertThat(out)
                .contains("role mayfly-tour-deploy trusts jobs of acme/app on branch main")
                .contains("assumed-role/mayfly-tour-deploy/tour-main")
                .contains("✗ AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity")
                .contains("expected  repo:acme/app:ref:refs/heads/main")
                .contains("actual    repo:acme/app:ref:refs/heads/feature")
                .contains("✗ InvalidClientTokenId")
                .containsPattern("AssumeRoleWithWebIdentity +AccessDenied +repo:acme/app")
                .contains("What you have seen")
                .contains("No key was created")
                .doesNotContain("eyJ");
    }

    private static List<String> withTemporaryDirectory(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(RunningMayfly.command(List.of(arguments)));
        command.add(1, "-Djava.io.tmpdir=" + directory);
        return command;
    }
}
