package dev.mayfly.agent.container;

import java.net.InetAddress;

/// Where a task's requests come from, and so what tells it from every other task.
///
/// The identifier in the path is a secret of 128 bits besides, in both cases.
public sealed interface Whereabouts {

    /// Owner of what the task must be able to read, such as its token file.
    long uid();

    /// A container on the bridge of the endpoint: its address there names it. `uid` is the user
    /// inside the container, as the host counts users.
    record OnBridge(InetAddress address, long uid) implements Whereabouts {}

    /// A process of this host under a user of its own: the kernel must show a socket of this uid at
    /// the other end, and the request must carry the task's token. A container in a network of its
    /// own has no socket here.
    ///
    /// Two tasks of one uid can read each other's token file: give each task its own.
    record OnLoopback(long uid) implements Whereabouts {}
}
