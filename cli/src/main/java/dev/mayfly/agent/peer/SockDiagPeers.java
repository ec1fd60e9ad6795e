package dev.mayfly.agent.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Asks the kernel for the one socket, which it finds by its hash, where [ProcPeers] has it walk
/// through all of them: 20 microseconds instead of milliseconds.
///
/// An IPv4 connection of a socket for both families (Java, Go) is found under IPv4 too.
///
/// Source: sock_diag(7), `struct inet_diag_req_v2` and `inet_diag_msg`.
record SockDiagPeers(Netlink netlink, ProcPeers otherwise) implements PeerLookup {

    private static final int HEADER = 16;
    private static final int REQUEST = 56;
    private static final int ANSWER = 72;
    private static final int ADDRESS = 16;

    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final short NLM_F_REQUEST = 1;
    private static final short NLMSG_ERROR = 2;
    private static final int ENOENT = 2;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte IPPROTO_TCP = 6;
    private static final byte LISTENING = 10;
    private static final int ALL_STATES = -1;
    private static final int NO_COOKIE = -1;

    private static final int AT_STATE = HEADER + 1;
    private static final int AT_LOCAL_PORT = HEADER + 4;
    private static final int AT_REMOTE_PORT = HEADER + 6;
    private static final int AT_UID = HEADER + 64;
    private static final int AT_INODE = HEADER + 68;

    @Override
    public Found find(InetSocketAddress peer, InetSocketAddress ours) {
        return netlink.ask(question(peer, ours))
                .flatMap(answer -> read(answer, peer, ours))
                .orElseGet(() -> otherwise.find(peer, ours));
    }

    private static byte[] question(InetSocketAddress peer, InetSocketAddress ours) {
        boolean six = peer.getAddress() instanceof Inet6Address;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + REQUEST).order(ByteOrder.nativeOrder());
        bytes.putInt(HEADER + REQUEST).putShort(SOCK_DIAG_BY_FAMILY).putShort(NLM_F_REQUEST);
        bytes.putInt(1).putInt(0);
        bytes.put(six ? AF_INET6 : AF_INET).put(IPPROTO_TCP).putShort((short) 0);
        bytes.putInt(ALL_STATES);
        bytes.order(ByteOrder.BIG_ENDIAN);
        bytes.putShort((short) peer.getPort()).putShort((short) ours.getPort());
        bytes.put(padded(peer.getAddress())).put(padded(ours.getAddress()));
        bytes.putInt(0).putInt(NO_COOKIE).putInt(NO_COOKIE);
        return bytes.array();
    }

    private static byte[] padded(InetAddress address) {
        byte[] padded = new byte[ADDRESS];
        byte[] bytes = address.getAddress();
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        return padded;
    }

    /// Empty when the kernel did not answer the question.
    private static Optional<Found> read(
            byte[] answer, InetSocketAddress peer, InetSocketAddress ours) {
        ByteBuffer bytes = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
        if (answer.length < HEADER + Integer.BYTES) {
            return Optional.empty();
        }
        short type = bytes.getShort(Integer.BYTES);
        if (type == NLMSG_ERROR) {
            return bytes.getInt(HEADER) == -ENOENT
                    ? Optional.of(new Found.Elsewhere())
                    : Optional.empty();
        }
        if (type != SOCK_DIAG_BY_FAMILY || answer.length < HEADER + ANSWER) {
            return Optional.empty();
        }
        // Where there is no such connection, the kernel names who listens at the peer's port.
        ByteBuffer ports = ByteBuffer.wrap(answer);
        boolean connection =
                answer[AT_STATE] != LISTENING
                        && ports.getShort(AT_LOCAL_PORT) == (short) peer.getPort()
                        && ports.getShort(AT_REMOTE_PORT) == (short) ours.getPort();
        return Optional.of(connection ? owner(bytes) : new Found.Elsewhere());
    }

    private static Found owner(ByteBuffer answer) {
        long inode = Integer.toUnsignedLong(answer.getInt(AT_INODE));
        return inode == 0
                ? new Found.Gone()
                : new Found.Local(
                        new Peer.Owner(Integer.toUnsignedLong(answer.getInt(AT_UID)), inode));
    }
}
