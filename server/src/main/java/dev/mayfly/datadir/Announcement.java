package dev.mayfly.datadir;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What a running authority leaves in its data directory for other commands to find it: its
/// address, its process, its account and region, where its administrator's socket is, and over TLS
/// the certificate it shows (so that local commands need no certificate authority).
public record Announcement(
        URI url,
        long pid,
        String account,
        String region,
        Path adminSocket,
        Optional<Path> tlsCertificate) {

    private static final String FILE = "address";

    /// Publishes the announcement.
    public void write(DataDirectory directory) {
        directory.write(
                FILE,
                "url="
                        + url
                        + "\npid="
                        + pid
                        + "\naccount="
                        + account
                        + "\nregion="
                        + region
                        + "\nadminSocket="
                        + adminSocket
                        + tlsCertificate.map(path -> "\ntlsCertificate=" + path).orElse("")
                        + "\n");
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
                            lines.getProperty("account", ""),
                            lines.getProperty("region", ""),
                            Path.of(lines.getProperty("adminSocket", "")),
                            Optional.ofNullable(lines.getProperty("tlsCertificate"))
                                    .map(Path::of)));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
