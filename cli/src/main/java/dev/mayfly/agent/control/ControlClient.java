package dev.mayfly.agent.control;

import dev.mayfly.client.Json;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A command's end of the [ControlSocket].
public record ControlClient(Path socket) {

    private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;

    /// The agent's answer to `command` with these members besides.
    ///
    /// @throws Failure when no agent runs there, or it refuses, with its reason
    public Json ask(String command, Map<String, Json> members) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("command", new Json.Text(command));
        request.putAll(members);
        Json answer;
        try {
            answer = Json.parse(converse(new Json.Members(request).write(false)));
        } catch (IOException | IllegalArgumentException _) {
            throw Failure.trouble(
                    "no agent answers at `" + socket + "`",
                    "is it running, and as this user? start one with `mayfly agent`");
        }
        Optional<Json> refused = answer.find("refused");
        if (refused.isPresent()) {
            throw Failure.refused(answer.at("refused"), "");
        }
        return answer.find("ok").orElseGet(Json.Nothing::new);
    }

    private String converse(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Channels.newOutputStream(channel).write(request.getBytes(StandardCharsets.UTF_8));
            channel.shutdownOutput();
            return new String(
                    Channels.newInputStream(channel).readNBytes(MAX_ANSWER_BYTES),
                    StandardCharsets.UTF_8);
        }
    }
}
