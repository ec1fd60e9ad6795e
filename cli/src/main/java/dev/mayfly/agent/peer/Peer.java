package dev.mayfly.agent.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// The other end of one connection. `owner` is empty where it is not a process this machine's
/// kernel shows us: a container in a network namespace of its own, or any peer where there is no
/// `/proc`.
public record Peer(InetSocketAddress address, Optional<Owner> owner) {

    /// Who holds the peer's socket.
    ///
    /// @param uid the user id the kernel keeps with the socket
    /// @param inode the socket's number, by which the process is found
    public record Owner(long uid, long inode) {}

    public InetAddress ip() {
        return address.getAddress();
    }

    /// The user id, where the peer is a process of this machine.
    public Optional<Long> uid() {
        return owner.map(Owner::uid);
    }

    /// What quotas and tokens are bound to: the user, else the address.
    public String key() {
        return owner.map(known -> "uid:" + known.uid())
                .orElseGet(() -> "ip:" + ip().getHostAddress());
    }
}
