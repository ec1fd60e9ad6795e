package dev.mayfly.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The members of AWS's requests as its models describe them, from `aws-members.tsv`.
final class AwsMembers {

    /// One member; `path` is like `Tags[].Key`. Empty bounds are none.
    record Row(
            String path,
            String type,
            boolean required,
            String min,
            String max,
            boolean sensitive,
            String oneOf,
            String pattern) {

        /// Strings and lists bound their length, numbers their value.
        boolean bounded() {
            return !min.isEmpty() || !max.isEmpty();
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    static AwsMembers load() {
        AwsMembers members = new AwsMembers();
        try (InputStream file = AwsMembers.class.getResourceAsStream("aws-members.tsv")) {
            if (file == null) {
                throw new IllegalStateException("aws-members.tsv is not on the class path");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> members.add(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    private void add(String[] c) {
        Row row = new Row(c[2], c[3], c[4].equals("1"), c[5], c[6], c[7].equals("1"), c[8], c[9]);
        rows.put(c[0] + " " + c[1] + " " + c[2], row);
    }

    /// The member at that path of an operation's request, if there is one.
    List<Row> at(String service, String operation, String path) {
        Row row = rows.get(service + " " + operation + " " + path);
        return row == null ? List.of() : List.of(row);
    }

    /// The members at one level of an operation's request; `prefix` is empty or ends with a dot.
    List<Row> under(String service, String operation, String prefix) {
        String start = service + " " + operation + " " + prefix;
        return rows.entrySet().stream()
                .filter(e -> e.getKey().startsWith(start))
                .filter(e -> e.getKey().indexOf('.', start.length()) < 0)
                .map(Map.Entry::getValue)
                .toList();
    }
}
