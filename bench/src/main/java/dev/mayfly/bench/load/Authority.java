package dev.mayfly.bench.load;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.CallerCredentials;
import dev.mayfly.client.Json;
import dev.mayfly.session.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Mayfly started by its launcher on a directory of its own, as a user would.
final class Authority implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final int STOP_SECONDS = 10;

    private final Path launcher;
    private final Path data;
    private final Process process;
    private final URI url;
    private final long readyMillis;

    Authority(Path launcher, Path data, Map<String, String> environment) throws IOException {
        this.launcher = launcher;
        this.data = data;
        long begin = System.nanoTime();
        ProcessBuilder builder = command("up", "--listen", "127.0.0.1:0");
        builder.environment().putAll(environment);
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        url = awaitUrl();
        readyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    URI url() {
        return url;
    }

    /// From the launcher's start to the line that says it is ready.
    long readyMillis() {
        return readyMillis;
    }

    long pid() {
        return process.pid();
    }

    /// A client with the administrator's credentials.
    AuthorityClient asAdministrator() throws IOException {
        Process admin = command("admin").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String json = new String(admin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Json credentials = Json.parse(json);
        return new AuthorityClient(
                url,
                "us-east-1",
                new CallerCredentials(
                        credentials.at("AccessKeyId"),
                        Secret.of(credentials.at("SecretAccessKey")),
                        Secret.of(credentials.at("SessionToken"))),
                InstantSource.system());
    }

    private ProcessBuilder command(String name, String... arguments) {
        List<String> words = new ArrayList<>(List.of(launcher.toString(), name));
        words.addAll(List.of("--data", data.toString()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }

    private URI awaitUrl() throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = READY.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group());
            }
        }
        throw new IOException("the authority did not start");
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
