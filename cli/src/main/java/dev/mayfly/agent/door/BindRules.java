package dev.mayfly.agent.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/// Which addresses a door may be bound to: those nobody outside this machine reaches.
final class BindRules {

    /// The addresses at which AWS's clients look: instance metadata, ECS, EKS Pod Identity. Source:
    /// IMDS (User Guide "Use IMDS"), ECS task roles, EKS Pod Identity agent; read 2026-11.
    private static final Set<String> CREDENTIAL_ADDRESSES =
            Set.of("169.254.169.254", "169.254.170.2", "169.254.170.23");

    /// `fd00:ec2::`, in which AWS keeps the IPv6 ones (`::254`, `::23`).
    private static final byte[] EC2_PREFIX = {(byte) 0xfd, 0x00, 0x0e, (byte) 0xc2};

    private BindRules() {}

    /// Why `address` may not be bound, where it may not.
    static Optional<String> objection(InetAddress address, Set<InetAddress> bridge) {
        if (address.isAnyLocalAddress()) {
            return Optional.of(
                    "listening on every address would hand credentials to the network: give one");
        }
        if (address.isLoopbackAddress()
                || CREDENTIAL_ADDRESSES.contains(address.getHostAddress())
                || isEc2(address)
                || bridge.contains(address)) {
            return Optional.empty();
        }
        return Optional.of(
                address.getHostAddress()
                        + " is neither loopback nor a credential address of AWS's clients nor the"
                        + " bridge");
    }

    private static boolean isEc2(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return false;
        }
        byte[] bytes = address.getAddress();
        for (int i = 0; i < EC2_PREFIX.length; i++) {
            if (bytes[i] != EC2_PREFIX[i]) {
                return false;
            }
        }
        return true;
    }
}
