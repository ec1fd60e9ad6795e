package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Node programs with the packages of `src/test/clients/package.json`, installed once under
/// `target`.
final class NodeClients {

    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Path INSTALLED = Path.of("target/clients").toAbsolutePath();

    private NodeClients() {}

    /// The folder to run them in. Skips the test where there is no npm; fails where npm fails.
    static Path folder() {
        assumeThat(present("npm") && present("node")).as("node and npm are installed").isTrue();
        if (!Files.isDirectory(INSTALLED.resolve("node_modules/oidc-provider"))) {
            copy("package.json");
            Finished installed =
                    Finished.run(
                            Map.of("HOME", System.getProperty("user.home")),
                            List.of(
                                    "npm",
                                    "install",
                                    "--silent",
                                    "--no-audit",
                                    "--no-fund",
                                    "--prefix",
                                    INSTALLED.toString()));
            assertThat(installed.exitCode()).as(installed.err()).isZero();
        }
        copy("web-identity.mjs");
        copy("foreign-issuer.mjs");
        return INSTALLED;
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
