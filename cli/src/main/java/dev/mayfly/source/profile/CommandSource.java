package dev.mayfly.source.profile;

import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The program a profile names in `credential_process`, run without a shell.
///
/// Source: AWS SDKs and Tools Reference Guide, "Process credential provider", read 2026-11.
final class CommandSource implements CredentialSource {

    /// Some of these programs ask a person.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MAX_OUTPUT = 64 * 1024;

    private final List<String> command;
    private final Map<String, String> environment;
    private final InstantSource clock;

    /// Runs `command` in exactly this environment.
    CommandSource(List<String> command, Map<String, String> environment, InstantSource clock) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public Credentials fetch() {
        StaticKeys keys = keys(output());
        if (keys.longLived()) {
            throw SourceException.refused("`" + command.getFirst() + "` gave a key without an end");
        }
        return keys.credentials(clock.instant());
    }

    @Override
    public String description() {
        return "the program " + command.getFirst();
    }

    private String output() {
        Process process = started();
        try (InputStream out = process.getInputStream();
                InputStream err = process.getErrorStream()) {
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> read(out));
            CompletableFuture<String> complained = CompletableFuture.supplyAsync(() -> read(err));
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw SourceException.outage(
                        "`"
                                + command.getFirst()
                                + "` did not end within "
                                + PATIENCE.toSeconds()
                                + " s");
            }
            if (process.exitValue() != 0) {
                throw SourceException.refused(
                        "`"
                                + command.getFirst()
                                + "` ended with "
                                + process.exitValue()
                                + ": "
                                + complained.join().strip());
            }
            return said.join();
        } catch (IOException _) {
            throw SourceException.outage("`" + command.getFirst() + "` broke off");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw SourceException.outage("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process started() {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException _) {
            throw SourceException.refused("`" + command.getFirst() + "` cannot be run");
        }
    }

    private static String read(InputStream in) {
        try {
            return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    private StaticKeys keys(String output) {
        try {
            Json json = Json.parse(output);
            if (!(json.find("Version").orElse(json) instanceof Json.Numeric(String version))
                    || !version.equals("1")) {
                throw new IllegalArgumentException("Version is not the number 1");
            }
            String end = json.at("Expiration");
            Secret secret = Secret.of(json.at("SecretAccessKey"));
            return new StaticKeys(
                    new CallerCredentials(
                            json.at("AccessKeyId"), secret, Secret.of(json.at("SessionToken"))),
                    end.isEmpty()
                            ? Optional.empty()
                            : Optional.of(OffsetDateTime.parse(end).toInstant()),
                    Optional.of(json.at("AccountId")).filter(id -> !id.isEmpty()));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw SourceException.refused(
                    "`" + command.getFirst() + "` gave something that is not credentials");
        }
    }
}
