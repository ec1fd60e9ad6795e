package dev.mayfly.api.rolesanywhere;

import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.util.List;
import java.util.Optional;

/// What operations on revocation lists take.
public interface CrlRequests {

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Import(
            @Member(minLength = 1, maxLength = Bounds.NAME, pattern = Bounds.NAMES) String name,
            @Member(minLength = 1, maxLength = Bounds.CRL, sensitive = true) byte[] crlData,
            Optional<Boolean> enabled,
            @Member(maxLength = Bounds.TAGS) List<TagMember> tags,
            @Member(minLength = 1, maxLength = Bounds.ARN, pattern = Bounds.ANCHOR_ARNS)
                    String trustAnchorArn) {}

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Update(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String crlId,
            @Member(minLength = 1, maxLength = Bounds.NAME, pattern = Bounds.NAMES)
                    Optional<String> name,
            @Member(minLength = 1, maxLength = Bounds.CRL, sensitive = true)
                    Optional<byte[]> crlData) {}

    record ById(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String crlId) {}
}
