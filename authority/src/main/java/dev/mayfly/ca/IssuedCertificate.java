package dev.mayfly.ca;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A certificate that one of the account's authorities issued. `alternativeNames` are written
/// `DNS:…` and `URI:…`; `issuedBy` is the ARN of who asked for it.
public record IssuedCertificate(
        String authority,
        BigInteger serial,
        String subject,
        List<String> alternativeNames,
        Instant notBefore,
        Instant notAfter,
        String issuedBy,
        Optional<Revocation> revocation) {

    /// When and why it stopped to count.
    public record Revocation(Instant at, RevocationReason reason) {}

    public IssuedCertificate {
        if (serial.signum() <= 0) {
            throw new IllegalArgumentException("a serial number is positive");
        }
        alternativeNames = List.copyOf(alternativeNames);
    }

    /// The serial number as `openssl` prints it, in lower case.
    public String serialHex() {
        return hex(serial);
    }

    /// A serial number in hexadecimal, two digits a byte.
    public static String hex(BigInteger serial) {
        byte[] bytes = serial.toByteArray();
        int padding = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return HexFormat.of().formatHex(bytes, padding, bytes.length);
    }

    /// Whether its time is over at `now`.
    public boolean expiredAt(Instant now) {
        return now.isAfter(notAfter);
    }

    /// This certificate, revoked.
    public IssuedCertificate revoked(Revocation by) {
        return new IssuedCertificate(
                authority,
                serial,
                subject,
                alternativeNames,
                notBefore,
                notAfter,
                issuedBy,
                Optional.of(by));
    }
}
