package dev.mayfly.agent.container;

import dev.mayfly.agent.container.Kept.Keys;
import dev.mayfly.agent.taskmetadata.TaskDescription;
import dev.mayfly.session.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// The tasks that may ask this agent for credentials. Thread-safe.
///
/// A registration survives the agent: after a restart a task's identifier and token are what they
/// were, as long as the endpoint listens where it did.
public final class ContainerCredentials implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ContainerCredentials.class.getName());

    /// 128 bits: who does not know it does not guess it.
    private static final int ID_BYTES = 16;

    private static final int TOKEN_BYTES = 32;

    private final Places places;
    private final TaskSessions sessions;
    private final RandomGenerator random;
    private final RegistrationFiles files;
    private final Map<String, RegisteredTask> byTask = new ConcurrentHashMap<>();
    private final Map<String, RegisteredTask> byCredentialsId = new ConcurrentHashMap<>();
    private final Map<String, RegisteredTask> byMetadataId = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    /// Where registrations are kept and reached.
    ///
    /// @param tasks the directory of tasks, ours alone: one directory a task below it
    /// @param tokens where token files lie, one directory a task: tasks' users must be able to
    ///   enter it, so it is not within the agent's 0700 directory unless all tasks run as us
    public record Places(Path tasks, Path tokens, Addresses addresses) {}

    private ContainerCredentials(Places places, TaskSessions sessions, RandomGenerator random) {
        this.places = places;
        this.sessions = sessions;
        this.random = random;
        this.files = new RegistrationFiles(places.tasks());
    }

    /// The registrations kept there, or none yet. `random` makes identifiers and tokens: a secure
    /// one. A registration that cannot be served any more is warned of and left out.
    public static ContainerCredentials open(
            Places places, TaskSessions sessions, RandomGenerator random) {
        ContainerCredentials all = new ContainerCredentials(places, sessions, random);
        all.files.all().forEach(all::readmit);
        return all;
    }

    /// Lets a task ask, from now on and after restarts, until it is removed. Registering a task
    /// again keeps its identifier and token and moves it to where it says it calls from.
    ///
    /// @throws IllegalArgumentException when the task is registered with another role
    /// @throws IllegalStateException when the endpoint does not listen where the task calls from
    /// @throws UncheckedIOException when it cannot be kept, or the token not given to the uid
    public Registration register(TaskIdentity task) {
        places.addresses().of(task.whereabouts());
        changing.lock();
        try {
            Keys keys =
                    Optional.ofNullable(byTask.get(task.taskId()))
                            .map(known -> keysOf(known, task))
                            .orElseGet(() -> new Keys(id(), id(), Secret.of(bytes(TOKEN_BYTES))));
            Kept kept = new Kept(task, keys);
            files.keep(kept);
            return admit(kept).registration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    /// Ends a task's right to ask: its identifier and token are worth nothing from here on, its
    /// token file is gone. Does nothing for a task that is not registered.
    public void remove(String taskId) {
        changing.lock();
        try {
            RegisteredTask known = byTask.remove(taskId);
            if (known != null) {
                known.session().revoke();
                byCredentialsId.remove(known.kept().keys().credentialsId());
                byMetadataId.remove(known.kept().keys().metadataId());
                files.forget(taskId);
                TokenFile.delete(tokenDirectory(taskId));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    /// Says what the task's metadata endpoint answers. Replaces what was said before; does nothing
    /// for a task that is not registered.
    public void describe(String taskId, TaskDescription description) {
        find(taskId).ifPresent(task -> task.describe(description));
    }

    /// What a task was given.
    public Optional<Registration> registration(String taskId) {
        return find(taskId).map(RegisteredTask::registration);
    }

    /// How many tasks may ask.
    public int size() {
        return byTask.size();
    }

    /// Stops keeping credentials at hand. Registrations stay for the next start.
    @Override
    public void close() {
        byTask.values().forEach(task -> task.session().close());
    }

    Optional<RegisteredTask> byCredentialsId(String id) {
        return Optional.ofNullable(byCredentialsId.get(id));
    }

    Optional<RegisteredTask> byMetadataId(String id) {
        return Optional.ofNullable(byMetadataId.get(id));
    }

    private Optional<RegisteredTask> find(String taskId) {
        return Optional.ofNullable(byTask.get(taskId));
    }

    /// One task that cannot be served is no reason not to serve the others.
    private void readmit(Kept kept) {
        try {
            admit(kept);
        } catch (IllegalStateException | UncheckedIOException e) {
            LOG.log(
                    Level.WARNING,
                    "task {0} is not served: {1}",
                    kept.task().taskId(),
                    String.valueOf(e.getMessage()));
        }
    }

    private RegisteredTask admit(Kept kept) {
        Path directory = tokenDirectory(kept.task().taskId());
        try {
            TokenFile.write(directory, kept.keys().token(), kept.task().whereabouts().uid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Registration registration =
                kept.registration(places.addresses(), directory.resolve(TokenFile.NAME));
        RegisteredTask task =
                find(kept.task().taskId())
                        .map(known -> known.as(kept, registration))
                        .orElseGet(() ->
                                new RegisteredTask(
                                        kept, registration, sessions.begin(kept.task())));
        byTask.put(kept.task().taskId(), task);
        byCredentialsId.put(kept.keys().credentialsId(), task);
        byMetadataId.put(kept.keys().metadataId(), task);
        return task;
    }

    private Path tokenDirectory(String taskId) {
        return places.tokens().resolve(taskId);
    }

    private static Keys keysOf(RegisteredTask known, TaskIdentity again) {
        if (!known.kept().task().roleArn().equals(again.roleArn())) {
            throw new IllegalArgumentException("a task's role does not change");
        }
        return known.kept().keys();
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
