package dev.mayfly.policy.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// Reads the snapshot from the class path. The only class of the module that opens anything.
final class CatalogueFile {
    private CatalogueFile() {}

    /// The snapshot, unpacked: ASCII lines.
    static String content() {
        try (InputStream packed = open("actions.txt.gz");
                InputStream lines = new GZIPInputStream(packed, 1 << 16)) {
            return new String(lines.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String notice() {
        try (InputStream notice = open("NOTICE")) {
            return new String(notice.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream found = CatalogueFile.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("the jar lacks " + name);
        }
        return found;
    }
}
