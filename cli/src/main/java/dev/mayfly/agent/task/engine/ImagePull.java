package dev.mayfly.agent.task.engine;

import dev.mayfly.agent.task.Logins;
import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.taskdefinition.ContainerDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fetches an image, or uses the one that is there when it cannot.
///
/// Source: Amazon ECS Developer Guide, `ECS_IMAGE_PULL_BEHAVIOR=default`, read 2026-11.
final class ImagePull {

    private final Engine engine;
    private final EngineSettings settings;
    private final Path state;

    ImagePull(Engine engine, EngineSettings settings, Path state) {
        this.engine = engine;
        this.settings = settings;
        this.state = state;
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as the port answers it
    void pull(ContainerDefinition container, Optional<Logins.Login> login) {
        String image = container.image().orElse("");
        login.ifPresent(who -> login(image, who));
        List<String> words = new ArrayList<>();
        if (login.isPresent() && !settings.podman()) {
            words.addAll(List.of("--config", credentials().toString()));
        }
        words.addAll(List.of("pull", "--quiet"));
        if (login.isPresent() && settings.podman()) {
            words.addAll(List.of("--authfile", credentials().toString()));
        }
        words.add(image);
        Engine.Outcome pulled = engine.call(words, "", Engine.PULL);
        if (!pulled.good() && !engine.call("image", "inspect", image).good()) {
            throw TaskFailure.pull(image + ": " + pulled.complaint());
        }
    }

    /// The password comes on standard input: nobody sees it among the machine's processes.
    private void login(String image, Logins.Login login) {
        List<String> words = new ArrayList<>();
        if (!settings.podman()) {
            words.addAll(List.of("--config", credentials().toString()));
        }
        words.add("login");
        if (settings.podman()) {
            words.addAll(List.of("--authfile", credentials().toString()));
        }
        words.addAll(List.of("--username", login.username(), "--password-stdin", registry(image)));
        Engine.Outcome done = engine.call(words, login.password(), Engine.SHORT);
        if (!done.good()) {
            throw TaskFailure.pull("login to " + registry(image) + ": " + done.complaint());
        }
    }

    private Path credentials() {
        return state.resolve(settings.podman() ? "auth.json" : "docker-config");
    }

    /// The host of an image's name, if it has one: it holds a dot or a colon, or is `localhost`.
    static String registry(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? first : "docker.io";
    }
}
