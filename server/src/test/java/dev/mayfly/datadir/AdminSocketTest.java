package dev.mayfly.datadir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSocketTest {

    @TempDir Path temp;

    @Test
    void answersWithTheAccountTheKernelNames() throws IOException {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));
        try (AdminSocket socket =
                AdminSocket.open(directory, (request, user) -> request + " by " + user)) {
            assertThat(new AdminClient(socket.path()).ask("who"))
                    .isEqualTo("who by " + System.getProperty("user.name"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.path())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void passesARefusalOnAndHidesAFailure() {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));
        try (AdminSocket socket =
                AdminSocket.open(
                        directory,
                        (request, _) -> {
                            if (request.equals("no")) {
                                throw new IllegalArgumentException("not that");
                            }
                            throw new IllegalStateException("an inner detail");
                        })) {
            AdminClient client = new AdminClient(socket.path());

            assertThatThrownBy(() -> client.ask("no"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not that");
            assertThatThrownBy(() -> client.ask("fail"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("inner detail");
        }
    }

    @Test
    void hangsUpOnARequestThatIsNoLine() throws IOException {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));
        try (AdminSocket socket = AdminSocket.open(directory, (_, _) -> "never");
                SocketChannel channel =
                        SocketChannel.open(UnixDomainSocketAddress.of(socket.path()))) {
            ByteBuffer endless = ByteBuffer.allocate(AdminSocket.MAX_REQUEST_BYTES);
            while (endless.hasRemaining()) {
                channel.write(endless);
            }

            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void findsAPlaceForADirectoryWhosePathIsTooLongForASocket() throws IOException {
        DataDirectory directory = DataDirectory.create(temp.resolve("d".repeat(120)));
        try (AdminSocket socket = AdminSocket.open(directory, (_, _) -> "here")) {
            assertThat(new AdminClient(socket.path()).ask("where")).isEqualTo("here");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(socket.path().getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void takesThePlaceOfASocketThatAKilledProcessLeft() throws IOException {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));
        Files.writeString(directory.resolve("admin.sock"), "left over");
        try (AdminSocket socket = AdminSocket.open(directory, (_, _) -> "new")) {
            assertThat(new AdminClient(socket.path()).ask("who")).isEqualTo("new");
        }
    }

    @Test
    void isGoneWhenItIsClosed() {
        DataDirectory directory = DataDirectory.create(temp.resolve("d"));
        AdminSocket socket = AdminSocket.open(directory, (_, _) -> "here");
        AdminClient client = new AdminClient(socket.path());
        assertThat(client.answers()).isTrue();

        socket.close();

        assertThat(client.answers()).isFalse();
        assertThatThrownBy(() -> client.ask("who")).isInstanceOf(IOException.class);
        assertThat(socket.path()).doesNotExist();
    }
}
