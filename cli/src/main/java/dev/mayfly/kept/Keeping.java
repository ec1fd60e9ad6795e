package dev.mayfly.kept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where an answer is kept: a directory of the user's own, and in it a file named by a hash of the
/// question, which is the command line and what it takes from the environment.
public record Keeping(Path directory, Path file, Path lock) {

    /// The place for the question `arguments` in this environment and working directory; empty
    /// where the environment names no directory at all.
    public static Optional<Keeping> of(
            List<String> arguments, Map<String, String> environment, Path workingDirectory) {
        return directory(environment)
                .map(directory -> {
                    String name = hash(arguments, environment, workingDirectory);
                    return new Keeping(
                            directory,
                            directory.resolve(name + ".answer"),
                            directory.resolve(name + ".lock"));
                });
    }

    /// `$XDG_CACHE_HOME/mayfly/credentials`, else `~/.cache/mayfly/credentials`.
    public static Optional<Path> directory(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!cache.isEmpty() && Path.of(cache).isAbsolute()) {
            return Optional.of(Path.of(cache, "mayfly", "credentials"));
        }
        return home.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(home, ".cache", "mayfly", "credentials"));
    }

    /// The answer kept there.
    ///
    /// @throws NotPrivateException when others have rights to the directory or the file
    public Optional<KeptAnswer> read() throws IOException {
        requirePrivate();
        return KeptAnswer.read(file);
    }

    /// Makes the directory if it is not there.
    public void prepare() throws IOException {
        PrivateFiles.makeDirectory(directory);
        requirePrivate();
    }

    private void requirePrivate() throws IOException {
        if (!directory.toFile().exists()) {
            return;
        }
        Optional<String> objection = PrivateFiles.objection(directory);
        if (objection.isPresent()) {
            throw new NotPrivateException(objection.get());
        }
    }

    private static String hash(
            List<String> arguments, Map<String, String> environment, Path workingDirectory) {
        Map<String, String> asked = new TreeMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (matters(variable.getKey())) {
                asked.put(variable.getKey(), variable.getValue());
            }
        }
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            add(hash, workingDirectory.toString());
            for (String argument : arguments) {
                add(hash, argument);
            }
            add(hash, "");
            for (Map.Entry<String, String> variable : asked.entrySet()) {
                add(hash, variable.getKey());
                add(hash, variable.getValue());
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `AWS_EXECUTION_ENV` and the like name the caller, not what is asked for; they would only
    /// multiply questions, and do no other harm.
    private static boolean matters(String variable) {
        return variable.startsWith("AWS_")
                || variable.startsWith("MAYFLY_AGENT_")
                || variable.equals("HOME");
    }

    private static void add(MessageDigest hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update((byte) (bytes.length >> 16));
        hash.update((byte) (bytes.length >> 8));
        hash.update((byte) bytes.length);
        hash.update(bytes);
    }
}
