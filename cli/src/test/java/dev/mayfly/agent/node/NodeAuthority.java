package dev.mayfly.agent.node;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.client.NodeOperations;
import dev.mayfly.datadir.AdminClient;
import dev.mayfly.datadir.Announcement;
import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.nodes.JoinTokenText;
import dev.mayfly.session.Secret;
import dev.mayfly.settings.SettingKey;
import dev.mayfly.settings.SettingsReader;
import dev.mayfly.source.Endpoint;
import dev.mayfly.upstream.Trust;
import dev.mayfly.wiring.MayflyServer;
import dev.mayfly.wiring.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// A whole authority in this process, with a clock that is moved by hand, and an instance profile
/// `app` that holds the role `app`.
final class NodeAuthority implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::123456789012:role/app";

    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
            """;

    final AtomicReference<Instant> time =
            new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    final SecureRandom random = new SecureRandom();
    private final Path data;
    private final MayflyServer server;

    NodeAuthority(Path data) {
        this.data = data;
        this.server =
                MayflyServer.start(
                        SettingsReader.read(
                                data,
                                Optional.empty(),
                                Map.of(),
                                Map.of(SettingKey.LISTEN, "127.0.0.1:0")),
                        new Outside(time::get, random, ProcessHandle.current().pid()));
        try (AuthorityClient client = administrator()) {
            client.iam("CreateRole", Map.of("RoleName", "app", "AssumeRolePolicyDocument", TRUST));
            client.iam("CreateInstanceProfile", Map.of("InstanceProfileName", "app"));
            client.iam(
                    "AddRoleToInstanceProfile",
                    Map.of("InstanceProfileName", "app", "RoleName", "app"));
        }
    }

    URI url() {
        return server.url();
    }

    void pass(Duration duration) {
        time.updateAndGet(now -> now.plus(duration));
    }

    /// A client with an hour's administrator credentials.
    AuthorityClient administrator() {
        Announcement announcement =
                DataDirectory.existing(data).flatMap(Announcement::read).orElseThrow();
        Json answer;
        try {
            answer =
                    Json.parse(
                            new AdminClient(announcement.adminSocket())
                                    .ask("{\"ask\":\"administrator\"}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AuthorityClient(
                server.url(),
                "us-east-1",
                new CallerCredentials(
                        answer.at("AccessKeyId"),
                        Secret.of(answer.at("SecretAccessKey")),
                        Secret.of(answer.at("SessionToken"))),
                time::get);
    }

    JoinTokenText token(String name) {
        try (AuthorityClient client = administrator()) {
            Json added =
                    new NodeOperations(client)
                            .add(
                                    new NodeOperations.NewNode(
                                            name,
                                            "app",
                                            List.of(),
                                            List.of(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()));
            return JoinTokenText.parse(added.at("JoinToken")).orElseThrow();
        }
    }

    Join.At at() {
        return new Join.At(
                new Endpoint(url(), "us-east-1", new Trust.OfTheSystem()),
                new NodeIdentity.Tls(Set.of(), false),
                "");
    }

    /// A machine that joined, at home in that directory.
    Node joined(String name, Path home) {
        new Join(new NodeHome(home), time::get, random).join(at(), token(name));
        return node(home);
    }

    Node node(Path home) {
        return new Node(new NodeHome(home), time::get, random);
    }

    @Override
    public void close() {
        server.close();
    }
}
