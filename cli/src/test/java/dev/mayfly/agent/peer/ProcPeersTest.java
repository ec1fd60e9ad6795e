package dev.mayfly.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.agent.peer.PeerLookup.Found;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables as a little-endian Linux writes them, and this machine's own.
class ProcPeersTest {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                    + " timeout inode\n";

    @TempDir private Path temp;

    private Found find(String table, String line, String peer, String ours) throws IOException {
        Files.writeString(temp.resolve(table), HEAD + line + "\n");
        return new ProcPeers(temp).find(address(peer), address(ours));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                InetAddress.ofLiteral(text.substring(0, colon)),
                Integer.parseInt(text.substring(colon + 1)));
    }

    @Test
    void findsTheUserOfAnIpv4Socket() throws IOException {
        assertThat(
                        find(
                                "tcp",
                                "   1: 0100007F:D431 0100007F:1896 01 00000000:00000000 00:00000000"
                                        + " 00000000  1000        0 48213 1 0000000000000000 20 4 30 10"
                                        + " -1",
                                "127.0.0.1:54321",
                                "127.0.0.1:6294"))
                .isEqualTo(new Found.Local(new Peer.Owner(1000, 48213)));
    }

    @Test
    void findsASocketForBothFamiliesUnderItsMappedAddress() throws IOException {
        assertThat(
                        find(
                                "tcp6",
                                "   0: 0000000000000000FFFF00000100007F:D431"
                                        + " 0000000000000000FFFF00000100007F:1896 01"
                                        + " 00000000:00000000 00:00000000 00000000  4294967294 "
                                        + "       0 7 1",
                                "127.0.0.1:54321",
                                "127.0.0.1:6294"))
                .isEqualTo(new Found.Local(new Peer.Owner(4294967294L, 7)));
    }

    @Test
    void findsAnIpv6Socket() throws IOException {
        assertThat(
                        find(
                                "tcp6",
                                "   0: 00000000000000000000000001000000:D431"
                                        + " 00000000000000000000000001000000:1896 01"
                                        + " 00000000:00000000 00:00000000 00000000  1000        0"
                                        + " 7 1",
                                "::1:54321",
                                "::1:6294"))
                .isEqualTo(new Found.Local(new Peer.Owner(1000, 7)));
    }

    @Test
    void aSocketWithoutAnOwnerIsGoneAndNotRoots() throws IOException {
        assertThat(
                        find(
                                "tcp",
                                "   1: 0100007F:D431 0100007F:1896 05 00000000:00000000 00:00000000"
                                        + " 00000000     0        0 0 1",
                                "127.0.0.1:54321",
                                "127.0.0.1:6294"))
                .isEqualTo(new Found.Gone());
    }

    @Test
    void theOtherDirectionIsNotThePeer() throws IOException {
        assertThat(
                        find(
                                "tcp",
                                "   1: 0100007F:1896 0100007F:D431 01 00000000:00000000 00:00000000"
                                        + " 00000000     0        0 9 1",
                                "127.0.0.1:54321",
                                "127.0.0.1:6294"))
                .isEqualTo(new Found.Elsewhere());
    }

    @Test
    void whoComesFromLoopbackAndIsNotThereIsNotServed() throws IOException {
        Files.writeString(temp.resolve("tcp"), HEAD);
        ProcPeers peers = new ProcPeers(temp);

        assertThat(peers.identify(address("127.0.0.1:1"), address("127.0.0.1:2"))).isEmpty();
        assertThat(peers.identify(address("169.254.170.3:1"), address("169.254.170.2:80")))
                .map(Peer::key)
                .contains("ip:169.254.170.3");
    }

    @Test
    void findsThisVeryProcess() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket _ = server.accept()) {
            Optional<Peer> peer =
                    PeerLookup.ofThisMachine()
                            .identify(
                                    (InetSocketAddress) client.getLocalSocketAddress(),
                                    (InetSocketAddress) client.getRemoteSocketAddress());

            assertThat(peer).isPresent();
            Optional<PeerProcess> process =
                    new PeerProcesses(Path.of("/proc")).of(peer.orElseThrow());
            assertThat(process).map(PeerProcess::pid).contains(ProcessHandle.current().pid());
            assertThat(process.orElseThrow().executable()).endsWith("/java");
        }
    }

    @Test
    void aSocketNobodyHoldsHasNoProcess() {
        Peer peer =
                new Peer(address("127.0.0.1:1"), Optional.of(new Peer.Owner(4242, 4_000_000_000L)));

        assertThat(new PeerProcesses(Path.of("/proc")).of(peer)).isEmpty();
    }
}
