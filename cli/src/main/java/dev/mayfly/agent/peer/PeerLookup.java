package dev.mayfly.agent.peer;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds who holds the other end of a connection that is open right now. Nothing is remembered: a
/// port belongs to the next process as soon as the last one has closed it.
public sealed interface PeerLookup permits SockDiagPeers, ProcPeers, NoPeers {

    /// What was found about a peer.
    sealed interface Found {

        /// A process of this machine.
        record Local(Peer.Owner owner) implements Found {}

        /// No socket of this machine's (of this network namespace's).
        record Elsewhere() implements Found {}

        /// A socket that nobody holds any more: its process closed it or ended.
        record Gone() implements Found {}
    }

    /// Who holds the socket bound to `peer` and connected to `ours`.
    Found find(InetSocketAddress peer, InetSocketAddress ours);

    /// The lookup this machine offers.
    static PeerLookup ofThisMachine() {
        return Files.isReadable(Path.of("/proc/net/tcp"))
                ? new SockDiagPeers(new Netlink(), new ProcPeers(Path.of("/proc/net")))
                : new NoPeers();
    }

    /// The peer of a connection. Empty when the connection must not be served: the peer is gone, or
    /// it comes from this machine's loopback and yet no process owns it.
    default Optional<Peer> identify(InetSocketAddress peer, InetSocketAddress ours) {
        return switch (find(peer, ours)) {
            case Found.Local(Peer.Owner owner) -> Optional.of(new Peer(peer, Optional.of(owner)));
            case Found.Gone _ -> Optional.empty();
            case Found.Elsewhere _ ->
                    !(this instanceof NoPeers) && peer.getAddress().isLoopbackAddress()
                            ? Optional.empty()
                            : Optional.of(new Peer(peer, Optional.empty()));
        };
    }
}
