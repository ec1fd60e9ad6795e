package dev.mayfly.agent.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// Reads `/proc/net/tcp` and `tcp6`. Source: proc_net_tcp(5); addresses are words in the machine's
/// byte order, ports are not.
record ProcPeers(Path folder) implements PeerLookup {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int COLUMN_UID = 7;
    private static final int COLUMN_INODE = 9;

    @Override
    public Found find(InetSocketAddress peer, InetSocketAddress ours) {
        byte[] from = peer.getAddress().getAddress();
        byte[] to = ours.getAddress().getAddress();
        if (peer.getAddress() instanceof Inet6Address) {
            return in("tcp6", pair(from, peer.getPort(), to, ours.getPort()))
                    .orElseGet(Found.Elsewhere::new);
        }
        // A program with a socket for both families (Java, Go) is listed under its mapped address.
        return in("tcp", pair(from, peer.getPort(), to, ours.getPort()))
                .or(() ->
                        in("tcp6", pair(mapped(from), peer.getPort(), mapped(to), ours.getPort())))
                .orElseGet(Found.Elsewhere::new);
    }

    private Optional<Found> in(String table, String pair) {
        try (BufferedReader lines =
                Files.newBufferedReader(folder.resolve(table), StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(pair)) {
                    return Optional.of(read(line));
                }
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // a machine without IPv6 has no tcp6
        }
    }

    private static Found read(String line) {
        String[] columns = line.strip().split(" +", -1);
        long inode = Long.parseLong(columns[COLUMN_INODE]);
        return inode == 0
                ? new Found.Gone()
                : new Found.Local(new Peer.Owner(Long.parseLong(columns[COLUMN_UID]), inode));
    }

    /// The two columns `local remote` as the kernel writes them.
    private static String pair(byte[] from, int fromPort, byte[] to, int toPort) {
        return end(from, fromPort) + " " + end(to, toPort);
    }

    private static String end(byte[] ip, int port) {
        byte[] words = ip.clone();
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            for (int i = 0; i < words.length; i++) {
                words[i] = ip[i / 4 * 4 + 3 - i % 4];
            }
        }
        return HEX.formatHex(words) + ":" + HEX.toHexDigits((short) port);
    }

    private static byte[] mapped(byte[] ip) {
        byte[] sixteen = new byte[16];
        sixteen[10] = (byte) 0xff;
        sixteen[11] = (byte) 0xff;
        System.arraycopy(ip, 0, sixteen, 12, ip.length);
        return sixteen;
    }
}
