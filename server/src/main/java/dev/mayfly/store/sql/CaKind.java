package dev.mayfly.store.sql;

import dev.mayfly.ca.CaState;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.iam.Holdings;
import java.util.List;

/// What is kept of certificate authorities: themselves, and the certificates they issued.
final class CaKind {

    private CaKind() {}

    static List<HoldingKind<?>> all() {
        return List.of(
                new HoldingKind<>(
                        "ca-authority",
                        holdings -> holdings.authorities().authorities(),
                        CaWriter::json,
                        CaReader::authority,
                        CaKind::authorities),
                new HoldingKind<>(
                        "ca-certificate",
                        holdings -> holdings.authorities().certificates(),
                        CaWriter::json,
                        CaReader::certificate,
                        CaKind::certificates));
    }

    private static Holdings authorities(Holdings holdings, List<CertificateAuthority> read) {
        CaState state = holdings.authorities();
        for (CertificateAuthority authority : read) {
            state = state.with(authority);
        }
        return holdings.with(state);
    }

    private static Holdings certificates(Holdings holdings, List<IssuedCertificate> read) {
        return holdings.with(holdings.authorities().withAll(read));
    }
}
