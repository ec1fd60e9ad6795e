package dev.mayfly.agent.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerCredentialsTest {

    private static final URI LOOPBACK = URI.create("http://127.0.0.1:51679");

    @TempDir private Path temp;
    private final FakeSessions sessions = new FakeSessions();

    @Test
    void aProcessIsGivenTheFullUriAndWhereItsTokenLies() {
        Registration web = open().register(task("web"));

        assertThat(web.environment("app"))
                .isEqualTo(
                        Map.of(
                                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                                LOOPBACK + web.relativeUri(),
                                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                                web.tokenFile().toString(),
                                "ECS_CONTAINER_METADATA_URI_V4",
                                web.metadataUri() + "-app",
                                "ECS_CONTAINER_METADATA_URI",
                                web.metadataUri().toString().replace("v4", "v3") + "-app"));
        assertThat(web.relativeUri()).matches("/v2/credentials/[0-9a-f]{32}");
        assertThat(web.environment("app").toString()).doesNotContain(web.token().reveal());
    }

    @Test
    void aContainerIsGivenTheRelativeUri() {
        Registration web = open().register(onBridge("web"));

        assertThat(web.environment("app"))
                .containsEntry("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", web.relativeUri())
                .doesNotContainKey("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        assertThat(web.metadataUri().getHost()).isEqualTo("169.254.170.2");
    }

    @Test
    void theTokenFileIsTheTasksAloneAndHasNoNewline() throws IOException {
        Registration web = open().register(task("web"));

        assertThat(Files.readString(web.tokenFile())).isEqualTo(web.token().reveal());
        assertThat(mode(web.tokenFile())).isEqualTo("r--------");
        assertThat(web.token().reveal()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void whatIsKeptIsOursAlone() throws IOException {
        open().register(task("web"));

        Path kept = temp.resolve("tasks/web/registration.json");
        assertThat(mode(kept)).isEqualTo("rw-------");
        assertThat(mode(temp.resolve("tasks/web"))).isEqualTo("rwx------");
    }

    @Test
    void aRestartedAgentKnowsItsTasksByTheSameIdentifierAndToken() throws IOException {
        Registration before = open().register(task("web"));
        Files.delete(before.tokenFile());

        Registration after = open().registration("web").orElseThrow();

        assertThat(after).isEqualTo(before);
        assertThat(Files.readString(after.tokenFile())).isEqualTo(before.token().reveal());
        assertThat(sessions.begun).containsExactly("web", "web");
    }

    @Test
    void registeringAgainKeepsWhatTheTaskHas() {
        ContainerCredentials tasks = open();
        Registration first = tasks.register(task("web"));

        assertThat(tasks.register(task("web"))).isEqualTo(first);
        assertThat(sessions.begun).containsExactly("web");
        assertThat(tasks.size()).isEqualTo(1);
    }

    @Test
    void aTaskCannotChangeItsRole() {
        ContainerCredentials tasks = open();
        tasks.register(task("web"));
        TaskIdentity other =
                new TaskIdentity(
                        "web",
                        "arn:aws:ecs:us-east-1:123456789012:task/local/web",
                        "arn:aws:iam::123456789012:role/admin",
                        new Whereabouts.OnLoopback(ServedTasks.ourUid()));

        assertThatThrownBy(() -> tasks.register(other))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(open().registration("web").orElseThrow().task()).isEqualTo(task("web"));
    }

    @Test
    void aRemovedTaskLeavesNothingBehind() {
        ContainerCredentials tasks = open();
        Registration web = tasks.register(task("web"));

        tasks.remove("web");
        tasks.remove("web");

        assertThat(web.tokenFile()).doesNotExist();
        assertThat(web.tokenFile().getParent()).doesNotExist();
        assertThat(temp.resolve("tasks/web")).doesNotExist();
        assertThat(sessions.revoked).containsExactly("web");
        assertThat(open().registration("web")).isEmpty();
    }

    @Test
    void aStoppedAgentLetsItsTasksKeepWhatTheyHold() {
        ContainerCredentials tasks = open();
        tasks.register(task("web"));

        tasks.close();

        assertThat(sessions.closed).containsExactly("web");
        assertThat(sessions.revoked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"taskId\":\"x\",\"taskId\":\"y\"}",
                "{\"taskId\":\"../../etc\",\"taskArn\":\"arn:\",\"roleArn\":\"arn:\",\"uid\":0}",
            })
    void aRegistrationThatCannotBeReadStopsNoOtherTask(String content) throws IOException {
        open().register(task("web"));
        Files.writeString(
                Files.createDirectories(temp.resolve("tasks/broken")).resolve("registration.json"),
                content);

        ContainerCredentials tasks = open();

        assertThat(tasks.registration("web")).isPresent();
        assertThat(tasks.size()).isEqualTo(1);
    }

    @Test
    void aTaskWhoseListenerIsGoneIsNotServed() {
        open().register(onBridge("web"));

        ContainerCredentials tasks =
                ContainerCredentials.open(
                        new ContainerCredentials.Places(
                                temp.resolve("tasks"),
                                temp.resolve("tokens"),
                                Addresses.loopback(LOOPBACK)),
                        sessions,
                        new SecureRandom());

        assertThat(tasks.registration("web")).isEmpty();
        assertThatThrownBy(() -> tasks.register(onBridge("api")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not listen on the bridge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "-a", "a b", "a\n", "ä"})
    void aTaskIdIsTheNameOfADirectory(String id) {
        assertThatThrownBy(() -> task(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTwoTasksShareAnIdentifier() {
        ContainerCredentials tasks = open();
        TreeSet<String> seen = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
            Registration registration = tasks.register(task("t" + i));
            seen.add(registration.relativeUri());
            seen.add(registration.metadataUri().toString());
            seen.add(registration.token().reveal());
        }

        assertThat(seen).hasSize(150);
    }

    private ContainerCredentials open() {
        return ContainerCredentials.open(
                new ContainerCredentials.Places(
                        temp.resolve("tasks"),
                        temp.resolve("tokens"),
                        new Addresses(Optional.of(LOOPBACK), Optional.of(Addresses.BRIDGE))),
                sessions,
                new SecureRandom());
    }

    private static TaskIdentity task(String id) {
        return new TaskIdentity(
                id,
                "arn:aws:ecs:us-east-1:123456789012:task/local/" + id,
                "arn:aws:iam::123456789012:role/" + id,
                new Whereabouts.OnLoopback(ServedTasks.ourUid()));
    }

    private static TaskIdentity onBridge(String id) {
        return new TaskIdentity(
                id,
                "arn:aws:ecs:us-east-1:123456789012:task/local/" + id,
                "arn:aws:iam::123456789012:role/" + id,
                new Whereabouts.OnBridge(
                        InetAddress.ofLiteral("169.254.170.9"), ServedTasks.ourUid()));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
