package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.settings.SettingKey;
import dev.mayfly.settings.SettingsReader;
import dev.mayfly.terminal.Failure;
import dev.mayfly.tour.Tour;
import dev.mayfly.wiring.MayflyServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly tour`: the whole story, on the running authority or on one for the occasion.
@Command(
        name = "tour",
        description = {
            "Plays the whole story in a minute, on the running authority or a temporary one:",
            "trust, token, credentials, a refusal and its reason, the end, the record."
        })
final class TourCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Option(
            names = "--own-client",
            description = "play it with mayfly's own client, even if there is an AWS CLI")
    private boolean ownClient;

    TourCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Optional<LocalAuthority> running =
                LocalAuthority.announced(authority.directory(surroundings))
                        .filter(LocalAuthority::answers);
        if (running.isPresent()) {
            play(running.get());
        } else {
            playOnTemporary();
        }
    }

    private void playOnTemporary() {
        Path data = temporary();
        Logging.configure(System.Logger.Level.WARNING);
        surroundings.terminal().say("No authority is running: a temporary one plays along.");
        try (MayflyServer _ =
                MayflyServer.start(
                        SettingsReader.read(
                                data,
                                Optional.empty(),
                                Map.of(),
                                Map.of(SettingKey.LISTEN, "127.0.0.1:0")),
                        surroundings.outside())) {
            play(LocalAuthority.running(data));
        } finally {
            remove(data);
        }
    }

    private void play(LocalAuthority local) {
        Instant started = surroundings.outside().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        CallerCredentials administrator = local.administrator();
        try (AuthorityClient client =
                local.asAdministrator(administrator, surroundings.outside().clock())) {
            new Tour(
                            new Tour.Setting(
                                    local.url(),
                                    local.account(),
                                    local.region(),
                                    administrator,
                                    local::ask,
                                    ownClient ? Optional.empty() : awsCli()),
                            client,
                            surroundings.terminal())
                    .play(started);
        }
    }

    private Optional<Path> awsCli() {
        List<String> directories =
                Arrays.asList(
                        surroundings.variable("PATH").orElse("").split(File.pathSeparator, -1));
        return directories.stream()
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "aws"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("mayfly-tour-");
        } catch (IOException _) {
            throw Failure.trouble(
                    "no temporary directory can be made", "set TMPDIR to one that can be written");
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // the system clears its temporary directory itself
        }
    }
}
