package dev.mayfly.agent;

import dev.mayfly.agent.metadata.Instance;
import dev.mayfly.agent.work.AuthorityDesk;
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

    private static final int CPU_UNITS = 1024;
    private static final int KIB = 1024;

    private ThisMachine() {}

    static Instance.Machine read() {
        return new Instance.Machine(
                hostname(),
                address().orElseGet(() -> InetAddress.ofLiteral("127.0.0.1")),
                System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x86_64");
    }

    /// What the authority is told of what can run here: processors by 1024, memory in MiB; 0 where
    /// that is not known, which is no bound.
    static AuthorityDesk.Machine capacity(String runtime) {
        return new AuthorityDesk.Machine(
                Optional.ofNullable(ThisMachine.class.getPackage().getImplementationVersion())
                        .orElse("0"),
                Runtime.getRuntime().availableProcessors() * CPU_UNITS,
                memoryMib(),
                runtime);
    }

    private static int memoryMib() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToInt(kib -> (int) (Long.parseLong(kib) / KIB))
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
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
