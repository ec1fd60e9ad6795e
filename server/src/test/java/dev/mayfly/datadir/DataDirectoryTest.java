package dev.mayfly.datadir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir Path temp;

    @Test
    void isMadeForItsOwnerOnlyAndItsFilesToo() throws IOException {
        DataDirectory directory = DataDirectory.create(temp.resolve("a/b"));

        directory.write("secret", "s");

        assertThat(mode(directory.path())).isEqualTo("rwx------");
        assertThat(mode(directory.resolve("secret"))).isEqualTo("rw-------");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));

        directory.write("f", "old");
        directory.write("f", "new");

        assertThat(directory.read("f")).contains("new");
        try (var files = Files.list(directory.path())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void readsNothingFromAFileThatIsNotThere() {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));

        directory.remove("f");

        assertThat(directory.read("f")).isEmpty();
    }

    @Test
    void closesAnEmptyDirectoryThatOthersCanEnter() throws IOException {
        Path open = open("d");

        DataDirectory.create(open);

        assertThat(mode(open)).isEqualTo("rwx------");
    }

    @Test
    void refusesOneThatOthersCouldHaveRead() throws IOException {
        Path open = open("d");
        Files.writeString(open.resolve("f"), "read by others?");

        assertThatThrownBy(() -> DataDirectory.create(open))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessage("other accounts can enter the data directory `" + open + "`");
        assertThatThrownBy(() -> DataDirectory.existing(open))
                .isInstanceOf(DataDirectoryException.class);
        assertThat(mode(open)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void saysThatAFileIsInTheWay() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.create(file))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("a file of that name is in the way");
    }

    @Test
    void isNotThereBeforeItIsMade() {
        assertThat(DataDirectory.existing(temp.resolve("none"))).isEmpty();
        assertThat(temp.resolve("none")).doesNotExist();
    }

    @Test
    void isHeldByOneAndFreeAgainWhenThatOneLetsGo() {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));

        try (Occupancy _ = Occupancy.take(directory, 4711)) {
            assertThatThrownBy(() -> Occupancy.take(directory, 4712))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("another authority (pid 4711) is running on");
        }

        try (Occupancy _ = Occupancy.take(directory, 4712)) {
            assertThat(directory.read("pid")).contains("4712\n");
        }
    }

    @Test
    void announcesWhereItsAuthorityIs() {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));
        Announcement announcement =
                new Announcement(
                        URI.create("https://127.0.0.1:6293"),
                        4711,
                        "123456789012",
                        "us-east-1",
                        directory.resolve("admin.sock"),
                        Optional.of(temp.resolve("a certificate.pem")));

        announcement.write(directory);
        assertThat(Announcement.read(directory)).contains(announcement);

        Announcement.remove(directory);
        assertThat(Announcement.read(directory)).isEmpty();
    }

    @Test
    void takesADamagedAnnouncementForNone() {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));

        directory.write("address", "url=http://127.0.0.1\npid=many\n");

        assertThat(Announcement.read(directory)).isEmpty();
    }

    private Path open(String name) throws IOException {
        Path directory = Files.createDirectory(temp.resolve(name));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
