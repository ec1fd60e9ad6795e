package dev.mayfly.datadir;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The other end of the [AdminSocket]: what a local command asks the running authority for.
public final class AdminClient {

    /// The authority answers at once; this long means that it hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Credentials and tokens are a few kilobytes.
    private static final int MAX_ANSWER_BYTES = 256 * 1024;

    private final Path socket;

    public AdminClient(Path socket) {
        this.socket = socket;
    }

    /// The authority's answer to `request`, a single line.
    ///
    /// @throws IOException when nobody listens there or the answer breaks off
    /// @throws IllegalArgumentException when the authority refuses; the message is its reason
    public String ask(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            FutureTask<String> conversation = new FutureTask<>(() -> converse(channel, request));
            Thread.ofVirtual().name("admin-request").start(conversation);
            return outcome(conversation.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new IOException("the authority does not answer", e);
        } catch (ExecutionException e) {
            throw new IOException("the conversation broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Whether somebody listens.
    public boolean answers() {
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String converse(SocketChannel channel, String request) throws IOException {
        Channels.newOutputStream(channel).write((request + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] answer = Channels.newInputStream(channel).readNBytes(MAX_ANSWER_BYTES);
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static String outcome(String answer) throws IOException {
        if (answer.startsWith("ok\n")) {
            return answer.substring("ok\n".length());
        }
        if (answer.startsWith("refused\n")) {
            throw new IllegalArgumentException(answer.substring("refused\n".length()));
        }
        throw new IOException("the answer broke off");
    }
}
