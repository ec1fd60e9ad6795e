package dev.mayfly.api.rolesanywhere;

import dev.mayfly.anywhere.Crl;
import dev.mayfly.iam.Page;
import dev.mayfly.wire.Member;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What operations on revocation lists answer.
public interface CrlAnswers {

    record One(Detail crl) {}

    record Many(Optional<String> nextToken, List<Detail> crls) {

        public static Many of(Page<Detail> page) {
            return new Many(page.nextMarker(), page.items());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Detail(
            String crlId,
            String crlArn,
            String name,
            boolean enabled,
            @Member(sensitive = true) byte[] crlData,
            String trustAnchorArn,
            @Member(iso8601 = true) Instant createdAt,
            @Member(iso8601 = true) Instant updatedAt) {

        public static Detail of(Crl crl, String arn, String trustAnchorArn) {
            return new Detail(
                    crl.id(),
                    arn,
                    crl.name(),
                    crl.enabled(),
                    crl.list().pem().getBytes(StandardCharsets.US_ASCII),
                    trustAnchorArn,
                    crl.createdAt(),
                    crl.updatedAt());
        }
    }
}
