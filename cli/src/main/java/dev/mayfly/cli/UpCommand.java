package dev.mayfly.cli;

import dev.mayfly.settings.SettingKey;
import dev.mayfly.settings.SettingsReader;
import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.MayflyServer;
import dev.mayfly.wiring.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly up`: runs the authority until it is told to stop.
@Command(name = "up", description = "Runs the authority until it is stopped (Ctrl-C or SIGTERM).")
final class UpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "where to listen (default: 127.0.0.1:6293); TLS is required off loopback")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description =
                    "`sqlite` (default) or a postgres:// URL; a password belongs in MAYFLY_STORE")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "certificate chain, PEM, leaf first")
    private Optional<String> tlsCert = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its private key, PEM")
    private Optional<String> tlsKey = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings (default: mayfly.yaml in the data directory, if there is one)")
    private Optional<Path> config = Optional.empty();

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path directory = data.in(surroundings);
        Settings settings =
                SettingsReader.read(directory, config, surroundings.environment(), flags());
        Logging.configure(settings.logLevel());
        MayflyServer server = MayflyServer.start(settings, surroundings.outside());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    stopped.countDown();
                                },
                                "shutdown"));
        welcome(settings, server);
        stopped.await();
        return 0;
    }

    private Map<SettingKey, String> flags() {
        Map<SettingKey, String> flags = new EnumMap<>(SettingKey.class);
        listen.ifPresent(text -> flags.put(SettingKey.LISTEN, text));
        store.ifPresent(text -> flags.put(SettingKey.STORE, text));
        tlsCert.ifPresent(text -> flags.put(SettingKey.TLS_CERT, text));
        tlsKey.ifPresent(text -> flags.put(SettingKey.TLS_KEY, text));
        return flags;
    }

    /// One write: whoever waits for the first line has the others too.
    private void welcome(Settings settings, MayflyServer server) {
        Terminal terminal = surroundings.terminal();
        String mayfly = terminal.command();
        terminal.say(
                String.join(
                        System.lineSeparator(),
                        "Mayfly is ready at "
                                + terminal.bold(server.url().toString())
                                + " (account "
                                + settings.account()
                                + ", data in "
                                + settings.data()
                                + ")",
                        "",
                        "Next, in another terminal:",
                        step("eval \"$(" + mayfly + " env --admin)\"", "be its administrator"),
                        step("aws sts get-caller-identity", "see who you are"),
                        step(mayfly + " tour", "see the whole story, played in a minute")));
        terminal.out().flush();
    }

    private String step(String command, String why) {
        return String.format("  %-36s  %s", command, surroundings.terminal().dim("# " + why));
    }
}
