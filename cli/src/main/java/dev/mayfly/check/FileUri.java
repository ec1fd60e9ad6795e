package dev.mayfly.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// How SARIF names a file: relative as it was given, or as a `file:` URI.
final class FileUri {
    private FileUri() {}

    static String of(String name) {
        Path path = Path.of(name);
        if (path.isAbsolute()) {
            return path.toUri().toString();
        }
        try {
            String slashes = path.normalize().toString().replace('\\', '/');
            return new URI(null, null, "./" + slashes, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
