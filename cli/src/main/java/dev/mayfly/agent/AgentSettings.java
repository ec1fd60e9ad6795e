package dev.mayfly.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What an agent is started with.
///
/// @param metadata where the metadata service listens, if at all
/// @param metadataVersionOne whether it answers requests without a token
/// @param containers where the container endpoint listens, if at all
/// @param pods the endpoint for pods, if there is to be one
/// @param networkInterface the interface that gets the addresses at which AWS's clients look
/// @param runtime how tasks run: `process`, `podman` or `docker`
/// @param cluster whose tasks the authority places here; none without one
/// @param environment of the agent itself: where services are that execution roles are used for
public record AgentSettings(
        Optional<InetSocketAddress> metadata,
        boolean metadataVersionOne,
        Optional<InetSocketAddress> containers,
        Optional<Pods> pods,
        Optional<String> networkInterface,
        String runtime,
        Optional<String> cluster,
        Map<String, String> environment) {

    public AgentSettings {
        environment = Map.copyOf(environment);
    }

    /// Where the endpoint of EKS Pod Identity's shape listens, and which roles the service accounts
    /// have.
    public record Pods(InetSocketAddress listen, Path roles) {}

    /// Where an endpoint listens when it is told nothing.
    public enum Usual {
        METADATA("169.254.169.254", 6294),
        CONTAINERS("169.254.170.2", 6295);

        private static final int HTTP_PORT = 80;

        private final String linkLocal;
        private final int port;

        Usual(String linkLocal, int port) {
            this.linkLocal = linkLocal;
            this.port = port;
        }

        /// Where AWS's clients look.
        public InetSocketAddress linkLocal() {
            return new InetSocketAddress(InetAddress.ofLiteral(linkLocal), HTTP_PORT);
        }

        /// Where nobody needs a right.
        public InetSocketAddress loopback() {
            return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        }
    }

    /// Every listener's address that is not loopback: the interface needs it.
    List<String> linkLocal() {
        return Stream.of(metadata, containers, pods.map(Pods::listen))
                .flatMap(Optional::stream)
                .map(InetSocketAddress::getAddress)
                .filter(InetAddress::isLinkLocalAddress)
                .map(InetAddress::getHostAddress)
                .distinct()
                .toList();
    }
}
