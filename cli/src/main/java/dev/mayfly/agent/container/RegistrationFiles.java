package dev.mayfly.agent.container;

import dev.mayfly.client.Json;
import dev.mayfly.session.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Registrations on disk: `tasks/ID/registration.json`, 0600, replaced by rename.
final class RegistrationFiles {

    private static final Logger LOG = System.getLogger(RegistrationFiles.class.getName());

    private static final String NAME = "registration.json";

    /// One we wrote is below 1 KiB.
    private static final long MAX_BYTES = 16 * 1024;

    private static final FileAttribute<Set<PosixFilePermission>> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OURS_TO_ENTER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path tasks;

    RegistrationFiles(Path tasks) {
        this.tasks = tasks;
    }

    /// Every registration kept. One that cannot be read is left where it is and warned of: its task
    /// is answered as if it were not registered.
    List<Kept> all() {
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        List<Kept> found = new ArrayList<>();
        try (Stream<Path> directories = Files.list(tasks)) {
            directories
                    .map(directory -> directory.resolve(NAME))
                    .filter(Files::isRegularFile)
                    .forEach(file -> read(file).ifPresent(found::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    void keep(Kept kept) throws IOException {
        Path directory = tasks.resolve(kept.task().taskId());
        Files.createDirectories(directory, OURS_TO_ENTER);
        Path draft = directory.resolve(NAME + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, OURS);
        Files.writeString(draft, json(kept).write(false) + "\n");
        Files.move(draft, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes the registration, and the task's directory where nobody else has put anything in it.
    void forget(String taskId) throws IOException {
        Path directory = tasks.resolve(taskId);
        Files.deleteIfExists(directory.resolve(NAME));
        if (isEmpty(directory)) {
            Files.deleteIfExists(directory);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static Json json(Kept kept) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("taskId", new Json.Text(kept.task().taskId()));
        members.put("taskArn", new Json.Text(kept.task().taskArn()));
        members.put("roleArn", new Json.Text(kept.task().roleArn()));
        Whereabouts whereabouts = kept.task().whereabouts();
        members.put("uid", new Json.Numeric(Long.toString(whereabouts.uid())));
        if (whereabouts instanceof Whereabouts.OnBridge(InetAddress address, _)) {
            members.put("address", new Json.Text(address.getHostAddress()));
        }
        members.put("credentialsId", new Json.Text(kept.keys().credentialsId()));
        members.put("metadataId", new Json.Text(kept.keys().metadataId()));
        members.put("token", new Json.Text(kept.keys().token().reveal()));
        return new Json.Members(members);
    }

    private static Optional<Kept> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("too large");
            }
            return Optional.of(kept(Json.parse(Files.readString(file))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "cannot read " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Kept kept(Json json) {
        long uid = Long.parseLong(json.at("uid"));
        String address = json.at("address");
        Whereabouts whereabouts =
                address.isEmpty()
                        ? new Whereabouts.OnLoopback(uid)
                        : new Whereabouts.OnBridge(InetAddress.ofLiteral(address), uid);
        TaskIdentity task =
                new TaskIdentity(
                        json.at("taskId"), json.at("taskArn"), json.at("roleArn"), whereabouts);
        return new Kept(
                task,
                new Kept.Keys(
                        json.at("credentialsId"),
                        json.at("metadataId"),
                        Secret.of(json.at("token"))));
    }
}
