package dev.mayfly.cli;

import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.Command;

/// `mayfly version`.
@Command(name = "version", description = "Shows which Mayfly this is, and which Java runs it.")
final class VersionCommand implements Runnable {

    private final Terminal terminal;

    VersionCommand(Surroundings surroundings) {
        this.terminal = surroundings.terminal();
    }

    @Override
    public void run() {
        terminal.say("mayfly " + version() + " (java " + Runtime.version().feature() + ")");
    }

    static String version() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException _) {
            // a build without its number is still a Mayfly
        }
        return properties.getProperty("version", "unknown");
    }
}
