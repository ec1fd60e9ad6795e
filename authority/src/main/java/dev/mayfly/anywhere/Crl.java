package dev.mayfly.anywhere;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;

/// An imported revocation list, which counts for the certificates of one trust anchor.
public record Crl(
        String id,
        String name,
        String trustAnchorId,
        RevocationList list,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        List<Tag> tags)
        implements AnywhereResource {

    public Crl {
        Bounds.checkId(id);
        Bounds.checkName(name);
        Bounds.checkId(trustAnchorId);
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.CRL;
    }

    /// This list under another name, with other content.
    public Crl changed(String newName, RevocationList newList, Instant now) {
        return new Crl(id, newName, trustAnchorId, newList, enabled, createdAt, now, tags);
    }

    /// This list switched on or off.
    public Crl enabled(boolean on, Instant now) {
        return new Crl(id, name, trustAnchorId, list, on, createdAt, now, tags);
    }

    @Override
    public Crl withTags(List<Tag> newTags) {
        return new Crl(id, name, trustAnchorId, list, enabled, createdAt, updatedAt, newTags);
    }
}
