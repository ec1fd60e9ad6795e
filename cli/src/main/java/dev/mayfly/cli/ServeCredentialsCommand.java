package dev.mayfly.cli;

import dev.mayfly.process.Audience;
import dev.mayfly.process.LocalCredentials;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly serve-credentials`: an endpoint on this machine for programs that are started by others.
@Command(
        name = "serve-credentials",
        description = {
            "Serves credentials to the programs of your user on this machine, and prints the exports"
                    + " by which AWS's SDKs find them. Renews them until it is interrupted."
        })
final class ServeCredentialsCommand implements Runnable {

    private static final int MAX_PORT = 65_535;

    private final Surroundings surroundings;

    @Mixin private SourceOptions options = new SourceOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "the port on 127.0.0.1 (default: a free one)")
    private int port;

    ServeCredentialsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (port < 0 || port > MAX_PORT) {
            throw Failure.usage("there is no port " + port, "give --port 1 to 65535");
        }
        CredentialSource source = options.source(surroundings);
        try (LocalCredentials local =
                LocalCredentials.open(
                        source,
                        new LocalCredentials.Terms(
                                port, LocalFiles.handouts(surroundings), new Audience.OurUser()),
                        LocalFiles.means(surroundings))) {
            print(local.environment());
            new CountDownLatch(1).await(); // until a signal ends the process
        } catch (IOException _) {
            throw Failure.trouble(
                    "nothing can listen on 127.0.0.1:" + port, "give another --port, or none");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(Map<String, String> endpoint) {
        Terminal terminal = surroundings.terminal();
        Map<String, String> exports = new TreeMap<>(options.addresses(surroundings));
        exports.putAll(endpoint);
        exports.forEach((name, value) ->
                terminal.say("export " + name + "='" + value.replace("'", "'\\''") + "'"));
        terminal.note("serving until you press Ctrl-C; paste the lines into another shell");
    }
}
