package dev.mayfly.bench.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Registrations of tasks as an agent finds them when it is started again, with keys that are known
/// here. Written before the agent starts.
final class TaskFiles implements AutoCloseable {

    /// The role of them all, which the node must be allowed to give to tasks.
    static final String ROLE = "arn:aws:iam::123456789012:role/batch";

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /// Where an agent of root's keeps tokens of tasks; ours are taken away again.
    private static final Path TOKENS_OF_ROOT = Path.of("/run/mayfly-agent/tokens");

    private final int count;

    TaskFiles(Path node, int count) throws IOException {
        this.count = count;
        Path tasks = node.resolve("tasks");
        Files.createDirectories(
                tasks,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        int uid = (Integer) Files.getAttribute(node, "unix:uid");
        for (int i = 0; i < count; i++) {
            Path directory = Files.createDirectories(tasks.resolve(id(i)));
            Files.writeString(
                    directory.resolve("registration.json"),
                    """
                    {"taskId":"%s","taskArn":"arn:aws:ecs:us-east-1:123456789012:task/local/%s",\
                    "roleArn":"%s","uid":%d,"credentialsId":"%s","metadataId":"%s","token":"%s"}
                    """
                            .formatted(id(i), id(i), ROLE, uid, id(i), id(i), token(i)));
        }
    }

    /// What task number `i` (counted round) asks.
    byte[] request(URI endpoint, int i) {
        int task = i % count;
        return KeptConnection.request(
                "GET",
                endpoint.resolve("/v2/credentials/" + id(task)),
                "Authorization: " + token(task));
    }

    /// Seconds until every task has been answered.
    double awaitAll(URI endpoint) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            while (!answered(endpoint, i)) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new IOException("task " + i + " was not answered in time");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private boolean answered(URI endpoint, int i) throws IOException {
        try (KeptConnection connection = new KeptConnection(endpoint)) {
            connection.ask(request(endpoint, i));
            return true;
        } catch (ConnectException _) {
            return false; // it opens after the metadata service
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith("answered HTTP/1.1 5")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < count; i++) {
            Path directory = TOKENS_OF_ROOT.resolve(id(i));
            Files.deleteIfExists(directory.resolve("token"));
            Files.deleteIfExists(directory);
        }
    }

    private static String id(int i) {
        return String.format("10ad%028x", i);
    }

    private static String token(int i) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.format("%032d", i).getBytes(StandardCharsets.US_ASCII));
    }
}
