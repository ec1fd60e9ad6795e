package dev.mayfly.agent;

import dev.mayfly.agent.metadata.Instance;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the operating system knows of this machine.
final class ThisMachine {

    private ThisMachine() {}

    static Instance.Machine read() {
        return new Instance.Machine(
                hostname(),
                address().orElseGet(() -> InetAddress.ofLiteral("127.0.0.1")),
                System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x86_64");
    }

    private static String hostname() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return "localhost";
        }
    }

    /// The first IPv4 address that is neither loopback nor link-local.
    private static Optional<InetAddress> address() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(ThisMachine::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(ip -> !ip.isLoopbackAddress() && !ip.isLinkLocalAddress())
                    .findFirst();
        } catch (SocketException _) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (SocketException _) {
            return false;
        }
    }
}
