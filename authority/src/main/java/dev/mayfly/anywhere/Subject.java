package dev.mayfly.anywhere;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Whom certificates have named in a call: the distinguished name, and the latest certificates and
/// instances it came with. The newest stand first.
///
/// Source: service model, `SubjectDetail`.
public record Subject(
        String id,
        String x509Subject,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        Instant lastSeenAt,
        List<Credential> credentials,
        List<Instance> instances,
        List<Tag> tags)
        implements AnywhereResource {

    /// Certificates, and instances, a subject remembers. The model names no bound; ours keeps a
    /// subject that rotates every hour from growing.
    public static final int REMEMBERED = 10;

    private static final int MAX_PROPERTIES = 50;
    private static final int MAX_PROPERTY = 200;

    /// A certificate the subject came with; `failed` when it was refused the last time.
    public record Credential(
            String serialNumber, String issuer, String pem, Instant seenAt, boolean failed) {}

    /// What the subject said of the machine it runs on.
    public record Instance(Map<String, String> properties, Instant seenAt, boolean failed) {

        public Instance {
            properties = Map.copyOf(properties);
            Bounds.require(
                    properties.size() <= MAX_PROPERTIES
                            && properties.entrySet().stream().allMatch(Instance::bounded),
                    "instance properties are at most 50, each key and value of 1 to 200"
                            + " characters");
        }

        private static boolean bounded(Map.Entry<String, String> property) {
            return inBounds(property.getKey()) && inBounds(property.getValue());
        }

        private static boolean inBounds(String text) {
            return !text.isEmpty() && text.length() <= MAX_PROPERTY;
        }
    }

    public Subject {
        Bounds.checkId(id);
        Bounds.require(!x509Subject.isEmpty(), "a subject has a name");
        credentials = List.copyOf(credentials.subList(0, bounded(credentials)));
        instances = List.copyOf(instances.subList(0, bounded(instances)));
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.SUBJECT;
    }

    @Override
    public Subject withTags(List<Tag> newTags) {
        return new Subject(
                id,
                x509Subject,
                enabled,
                createdAt,
                updatedAt,
                lastSeenAt,
                credentials,
                instances,
                newTags);
    }

    private static int bounded(List<?> list) {
        return Math.min(list.size(), REMEMBERED);
    }
}
