package dev.mayfly.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The snapshot's files: `index.tsv` with one line per policy, and one JSON file per document.
final class Snapshot {

    private static final int COLUMNS = 5;

    private Snapshot() {}

    static SortedMap<String, AwsManagedPolicy> index() {
        SortedMap<String, AwsManagedPolicy> byArn = new TreeMap<>();
        read("index.tsv").lines().skip(1).map(Snapshot::policy).forEach(p -> byArn.put(p.arn(), p));
        return Collections.unmodifiableSortedMap(byArn);
    }

    /// The text of a document, without the line end that closes the file.
    static String documentText(String name) {
        return read("policies/" + name + ".json").stripTrailing();
    }

    private static AwsManagedPolicy policy(String line) {
        String[] fields = line.split("\t", COLUMNS);
        return new AwsManagedPolicy(
                fields[0],
                fields[1],
                Integer.parseInt(fields[2]),
                Instant.parse(fields[3]),
                Instant.parse(fields[4]));
    }

    private static String read(String name) {
        try (InputStream file = Snapshot.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the snapshot has no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
