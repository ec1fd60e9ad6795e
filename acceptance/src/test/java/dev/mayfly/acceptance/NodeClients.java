package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/// Node programs with the packages of `src/test/clients/package.json`, installed once under
/// `target`.
final class NodeClients {

    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Path INSTALLED = Path.of("target/clients").toAbsolutePath();

    private static final long PATIENCE_SECONDS = 300;

    private NodeClients() {}

    /// The folder to run them in. Skips the test where there is no npm; fails where npm fails.
    static Path folder() {
        assumeThat(present("npm") && present("node")).as("node and npm are installed").isTrue();
        if (!Files.isDirectory(INSTALLED.resolve("node_modules/oidc-provider"))) {
            copy("package.json");
            install();
        }
        copy("web-identity.mjs");
        copy("foreign-issuer.mjs");
        copy("container.mjs");
        return INSTALLED;
    }

    /// In the environment of the build: it says which registry and certificates this machine uses.
    private static void install() {
        Path log = INSTALLED.resolve("install.log");
        try {
            Process npm =
                    new ProcessBuilder("npm", "install", "--no-audit", "--no-fund")
                            .directory(INSTALLED.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            boolean ended = npm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && npm.exitValue() == 0).as(Files.readString(log)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean present(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static void copy(String name) {
        try {
            Files.createDirectories(INSTALLED);
            Files.copy(
                    SOURCES.resolve(name),
                    INSTALLED.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
