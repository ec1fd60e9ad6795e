package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive as somebody unpacks it.
class PackageTest {

    @TempDir Path temp;

    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        Path archive;
        try (var files = Files.newDirectoryStream(Path.of("../cli/target"), "mayfly-*.tar.gz")) {
            archive = files.iterator().next();
        }
        Finished tar =
                Finished.run(
                        Map.of(),
                        List.of("tar", "-xzf", archive.toString(), "-C", temp.toString()));
        assertThat(tar.exitCode()).as(tar.err()).isZero();
        String name = archive.getFileName().toString().replace(".tar.gz", "");
        home = temp.resolve(name);
    }

    @Test
    void runsFromAnywhereAndThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("mayfly"), home.resolve("bin/mayfly"));

        assertThat(mayfly(home.resolve("bin/mayfly"), "version").out()).startsWith("mayfly 0.");
        assertThat(mayfly(link, "version").out()).startsWith("mayfly 0.");
    }

    @Test
    void ignoresAnArchiveOfClassesThatAnotherJarMadeAndSaysNothing() throws IOException {
        Files.setLastModifiedTime(
                home.resolve("lib/mayfly.jar"),
                FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        Finished version = mayfly(home.resolve("bin/mayfly"), "version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("mayfly 0.").hasLineCount(1);
        assertThat(version.err()).isEmpty();
    }

    @Test
    void bringsWhatASystemWantsOfIt() {
        assertThat(home.resolve("lib/systemd/mayfly.service")).isRegularFile();
        assertThat(home.resolve("share/man/man1/mayfly.1.gz")).isRegularFile();
        assertThat(home.resolve("share/bash-completion/completions/mayfly")).isRegularFile();
        assertThat(home.resolve("LICENSE")).isRegularFile();
    }

    @Test
    void completesInBash() {
        Finished checked =
                Finished.run(
                        Map.of(),
                        List.of(
                                "bash",
                                "-n",
                                home.resolve("share/bash-completion/completions/mayfly")
                                        .toString()));

        assertThat(checked.err()).isEmpty();
        assertThat(checked.exitCode()).isZero();
    }

    private Finished mayfly(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Finished.run(Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    }
}
