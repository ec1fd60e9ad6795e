package dev.mayfly.datadir;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What a running authority leaves in its data directory for other commands to find it: its
/// address, its process, and where its administrator's socket is.
public record Announcement(URI url, long pid, Path adminSocket) {

    private static final String FILE = "address";

    /// Publishes the announcement.
    public void write(DataDirectory directory) {
        directory.write(
                FILE, "url=" + url + "\npid=" + pid + "\nadminSocket=" + adminSocket + "\n");
    }

    /// Withdraws it.
    public static void remove(DataDirectory directory) {
        directory.remove(FILE);
    }

    /// The announcement found in `directory`. Its authority may have been killed since: only a
    /// connection tells (process ids do not, across containers that share the directory).
    public static Optional<Announcement> read(DataDirectory directory) {
        return directory.read(FILE).flatMap(Announcement::parse);
    }

    private static Optional<Announcement> parse(String text) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
            return Optional.of(
                    new Announcement(
                            URI.create(lines.getProperty("url", "")),
                            Long.parseLong(lines.getProperty("pid", "")),
                            Path.of(lines.getProperty("adminSocket", ""))));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
