package dev.mayfly.acceptance;

import dev.mayfly.agent.container.Addresses;
import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.container.ContainerEndpoint;
import dev.mayfly.agent.container.Registration;
import dev.mayfly.agent.container.TaskIdentity;
import dev.mayfly.agent.container.TaskSessions;
import dev.mayfly.agent.container.Whereabouts;
import dev.mayfly.agent.door.Door;
import dev.mayfly.agent.door.DoorSettings;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.session.Secret;
import dev.mayfly.source.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// The container endpoint in this process, with one real session of the role `deploy` behind it.
final class ServedRole implements AutoCloseable {

    private final Credentials credentials;
    private final ContainerCredentials tasks;
    private final HandoutLog handouts;
    private final Door door;

    /// How often the endpoint is not ready before it is.
    final AtomicInteger notReady = new AtomicInteger();

    private ServedRole(
            Credentials credentials, Path directory, DoorSettings settings, Addresses addresses)
            throws IOException {
        this.credentials = credentials;
        this.tasks =
                ContainerCredentials.open(
                        new ContainerCredentials.Places(
                                directory.resolve("tasks"), directory.resolve("tokens"), addresses),
                        _ -> new Session(),
                        new SecureRandom());
        this.handouts =
                HandoutLog.in(
                        directory.resolve("handouts.jsonl"),
                        new PeerProcesses(Path.of("/proc")),
                        InstantSource.system());
        this.door = Door.open(settings, new ContainerEndpoint(tasks, handouts));
    }

    static ServedRole of(Deployment deployment, URI authority, Path directory) {
        return at(DoorSettings.Rate.USUAL, deployment, authority, directory);
    }

    /// The same, answering so often.
    static ServedRole at(
            DoorSettings.Rate rate, Deployment deployment, URI authority, Path directory) {
        try {
            Files.createDirectories(directory);
            InetSocketAddress listen =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
            return new ServedRole(
                    session(deployment, authority),
                    directory,
                    DoorSettings.reading(listen).at(rate),
                    Addresses.loopback(URI.create("http://127.0.0.1:" + listen.getPort())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same where containers reach it.
    static ServedRole onBridge(Deployment deployment, URI authority, Path directory) {
        try {
            Files.createDirectories(directory);
            return new ServedRole(
                    session(deployment, authority),
                    directory,
                    DoorSettings.reading(new InetSocketAddress("169.254.170.2", 80)),
                    new Addresses(Optional.empty(), Optional.of(Addresses.BRIDGE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A task that runs as we do.
    Registration register(String taskId) {
        return register(taskId, new Whereabouts.OnLoopback(ourUid()));
    }

    /// A task in a container with this address.
    Registration register(String taskId, InetAddress address) {
        return register(taskId, new Whereabouts.OnBridge(address, ourUid()));
    }

    private Registration register(String taskId, Whereabouts whereabouts) {
        return tasks.register(
                new TaskIdentity(
                        taskId,
                        "arn:aws:ecs:us-east-1:123456789012:task/local/" + taskId,
                        Deployment.ROLE_ARN,
                        whereabouts));
    }

    /// What the tasks are given.
    String accessKeyId() {
        return credentials.accessKeyId();
    }

    private static int ourUid() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        door.close();
        tasks.close();
        handouts.close();
    }

    private static Credentials session(Deployment deployment, URI authority) {
        try (StsClient sts =
                StsClient.builder()
                        .endpointOverride(authority)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            software.amazon.awssdk.services.sts.model.Credentials issued =
                    sts.assumeRoleWithWebIdentity(request ->
                                    request.roleArn(Deployment.ROLE_ARN)
                                            .roleSessionName("task")
                                            .webIdentityToken(deployment.token("refs/heads/main")))
                            .credentials();
            return new Credentials(
                    issued.accessKeyId(),
                    Secret.of(issued.secretAccessKey()),
                    Secret.of(issued.sessionToken()),
                    issued.expiration(),
                    Optional.of("123456789012"),
                    Optional.of(Deployment.ROLE_ARN));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private final class Session implements TaskSessions.Session {

        @Override
        public Optional<Credentials> current() {
            return notReady.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    ? Optional.empty()
                    : Optional.of(credentials);
        }

        @Override
        public void close() {}

        @Override
        public void revoke() {}
    }
}
