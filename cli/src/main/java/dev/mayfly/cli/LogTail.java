package dev.mayfly.cli;

import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies what is appended to a log, whole lines at a time but for the last.
final class LogTail {

    private static final int CHUNK_BYTES = 64 << 10;

    private final Path log;
    private final String prefix;
    private long position;
    private boolean inLine;

    LogTail(Path log, String prefix) {
        this.log = log;
        this.prefix = prefix;
    }

    /// Writes what has come since the last call.
    void copy(Terminal terminal) throws IOException {
        if (Files.notExists(log)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(log)) {
            if (channel.size() < position) {
                position = 0; // it was rotated
            }
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
            while (channel.read(buffer.clear(), position) > 0) {
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes);
                position += bytes.length;
                write(terminal, new String(bytes, StandardCharsets.UTF_8));
            }
        }
        terminal.out().flush();
    }

    private void write(Terminal terminal, String text) {
        for (String line : text.splitWithDelimiters("\n", 0)) {
            if (line.equals("\n")) {
                terminal.out().print('\n');
                inLine = false;
            } else if (!line.isEmpty()) {
                terminal.out().print(inLine ? line : prefix + line);
                inLine = true;
            }
        }
    }
}
