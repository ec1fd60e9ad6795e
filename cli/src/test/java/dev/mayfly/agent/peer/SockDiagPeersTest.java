package dev.mayfly.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.agent.peer.PeerLookup.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real connections, and what the kernel's tables say of them.
class SockDiagPeersTest {

    private final ProcPeers tables = new ProcPeers(Path.of("/proc/net"));

    /// Without a second way: what it finds, it found itself.
    private final SockDiagPeers peers =
            new SockDiagPeers(new Netlink(), new ProcPeers(Path.of("/nowhere")));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void findsWhomTheTablesName(String address) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket _ = server.accept()) {
            Found found = peers.find(local(client), remote(client));

            assertThat(found).isInstanceOf(Found.Local.class);
            assertThat(found).isEqualTo(tables.find(local(client), remote(client)));
        }
    }

    @Test
    void findsASocketOfIpv4Alone() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                SocketChannel client = SocketChannel.open(StandardProtocolFamily.INET)) {
            client.connect(server.getLocalSocketAddress());
            InetSocketAddress from = (InetSocketAddress) client.getLocalAddress();
            InetSocketAddress to = (InetSocketAddress) client.getRemoteAddress();

            assertThat(peers.find(from, to))
                    .isInstanceOf(Found.Local.class)
                    .isEqualTo(tables.find(from, to));
        }
    }

    @Test
    void whoListensAtThePeersPortIsNotThePeer() throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket listener = new ServerSocket(0, 1, loopback)) {
            assertThat(
                            peers.find(
                                    (InetSocketAddress) listener.getLocalSocketAddress(),
                                    new InetSocketAddress(loopback, 1)))
                    .isEqualTo(new Found.Elsewhere());
        }
    }

    @Test
    void aClosedSocketHasNoOwner() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            InetSocketAddress from = local(client);
            InetSocketAddress to = remote(client);
            try (Socket _ = server.accept()) {
                client.close();

                assertThat(peers.find(from, to)).isNotInstanceOf(Found.Local.class);
                assertThat(peers.identify(from, to)).isEmpty();
            }
        }
    }

    @Test
    void whoIsOnNoSocketIsElsewhere() {
        InetSocketAddress stranger =
                new InetSocketAddress(InetAddress.ofLiteral("169.254.170.3"), 4000);
        InetSocketAddress ours = new InetSocketAddress(InetAddress.ofLiteral("169.254.170.2"), 80);

        assertThat(peers.find(stranger, ours)).isEqualTo(new Found.Elsewhere());
        assertThat(peers.identify(stranger, ours)).map(Peer::owner).isPresent();
    }

    private static InetSocketAddress local(Socket socket) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private static InetSocketAddress remote(Socket socket) {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }
}
