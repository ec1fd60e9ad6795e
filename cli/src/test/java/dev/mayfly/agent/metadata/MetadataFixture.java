package dev.mayfly.agent.metadata;

import dev.mayfly.agent.credentials.HandTimer;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.PeerProcesses;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CertificateKey;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// A metadata endpoint whose authority and clock a test moves.
public final class MetadataFixture implements CredentialSource {

    static final String ROLE_ARN = "arn:aws:iam::123456789012:role/web/app";
    static final Duration HOUR = Duration.ofHours(1);

    final HandTimer time = new HandTimer();
    final Path handouts;
    final WarmCredentials credentials;
    private final Supplier<CertificateKey> key;
    private Supplier<Credentials> answer = () -> issue(HOUR);
    private int issued;

    public MetadataFixture(Path directory) {
        this(
                directory,
                () -> {
                    throw new IllegalStateException("no key here");
                });
    }

    MetadataFixture(Path directory, Supplier<CertificateKey> key) {
        this.handouts = directory.resolve("handouts.jsonl");
        this.key = key;
        this.credentials =
                WarmCredentials.start(
                        this,
                        MetadataEndpoint.MINIMUM_LIFE,
                        new WarmCredentials.Means(time, new Random(3), time));
    }

    /// With credentials fetched.
    MetadataFixture ready() {
        time.settle();
        return this;
    }

    void answer(Supplier<Credentials> next) {
        answer = next;
    }

    void refuse(String reason) {
        answer =
                () -> {
                    throw SourceException.refused(reason);
                };
    }

    void beAway() {
        answer =
                () -> {
                    throw SourceException.outage("nobody answers");
                };
    }

    Credentials issue(Duration life) {
        issued++;
        return new Credentials(
                "ASIAEXAMPLE" + issued,
                Secret.of("secret/" + issued),
                Secret.of("token+" + issued),
                time.instant().plus(life),
                Optional.of("123456789012"),
                Optional.of(ROLE_ARN));
    }

    public MetadataEndpoint endpoint(boolean versionOne) {
        try {
            return new MetadataEndpoint(
                    new MetadataEndpoint.Means(
                            instance(),
                            credentials,
                            key,
                            HandoutLog.in(handouts, new PeerProcesses(Path.of("/proc")), time),
                            Secret.of("0123456789abcdef0123456789abcdef"),
                            versionOne,
                            time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Instance instance() {
        return new Instance(
                "i-0123456789abcdef0",
                "123456789012",
                "eu-west-1",
                new Instance.Profile(
                        "arn:aws:iam::123456789012:instance-profile/app",
                        Optional.of("AIPAEXAMPLE")),
                new Instance.Machine("web-1", InetAddress.ofLiteral("10.0.0.7"), "x86_64"),
                Instant.parse("2026-11-24T11:00:00Z"));
    }

    @Override
    public Credentials fetch() {
        return answer.get();
    }

    @Override
    public String description() {
        return "a test";
    }
}
