package dev.mayfly.process;

import dev.mayfly.agent.credentials.AgentTimer;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.credentials.Warmth;
import dev.mayfly.agent.door.Door;
import dev.mayfly.agent.door.DoorSettings;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// A container endpoint on loopback for one role, kept warm until it is closed. Whoever shows its
/// token is answered, if it is a process of our user that [Audience] lets in.
public final class LocalCredentials implements AutoCloseable {

    /// The container endpoint's clients renew 10 to 15 minutes before the end, and take less.
    private static final Duration MINIMUM_LIFE = Duration.ofMinutes(1);

    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(30);
    private static final int TOKEN_BYTES = 32;

    private final AgentTimer timer;
    private final WarmCredentials warm;
    private final HandoutLog handouts;
    private final Door door;
    private final Secret token;

    /// How the endpoint is to be.
    ///
    /// @param port the port on 127.0.0.1, or 0 for a free one
    /// @param handouts the file that records who got credentials
    public record Terms(int port, Path handouts, Audience audience) {}

    /// What comes from the world.
    public record Means(InstantSource clock, SecureRandom random) {}

    private LocalCredentials(
            AgentTimer timer, WarmCredentials warm, HandoutLog handouts, Door door, Secret token) {
        this.timer = timer;
        this.warm = warm;
        this.handouts = handouts;
        this.door = door;
        this.token = token;
    }

    /// Opens it when there are credentials to hand out.
    ///
    /// @throws SourceException when there are none
    /// @throws IOException when nothing can be opened there
    public static LocalCredentials open(CredentialSource source, Terms terms, Means means)
            throws IOException, InterruptedException {
        AgentTimer timer = new AgentTimer();
        WarmCredentials warm =
                WarmCredentials.start(
                        source,
                        MINIMUM_LIFE,
                        new WarmCredentials.Means(means.clock(), means.random(), timer));
        try {
            requireSome(warm);
            PeerProcesses processes = new PeerProcesses(Path.of("/proc"));
            HandoutLog handouts = HandoutLog.in(terms.handouts(), processes, means.clock());
            Secret token = token(means.random());
            ProcessEndpoint endpoint = new ProcessEndpoint(warm, token, terms.audience(), handouts);
            InetSocketAddress listen =
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), terms.port());
            Door door = Door.open(DoorSettings.reading(listen), endpoint);
            return new LocalCredentials(timer, warm, handouts, door, token);
        } catch (IOException | RuntimeException | InterruptedException e) {
            warm.close();
            timer.close();
            throw e;
        }
    }

    /// What an SDK needs to find it.
    public Map<String, String> environment() {
        return new TreeMap<>(
                Map.of(
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        "http://127.0.0.1:" + door.address().getPort() + ProcessEndpoint.PATH,
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                        token.reveal()));
    }

    @Override
    public void close() {
        door.close();
        warm.close();
        timer.close();
        handouts.close();
    }

    private static void requireSome(WarmCredentials warm) throws InterruptedException {
        if (warm.await(FIRST_PATIENCE).isPresent()) {
            return;
        }
        switch (warm.warmth()) {
            case Warmth.Ready _ -> {} // just now
            case Warmth.Refused(String reason, var _) -> throw SourceException.refused(reason);
            case Warmth.Waiting(String reason) -> throw SourceException.outage(reason);
        }
    }

    private static Secret token(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
