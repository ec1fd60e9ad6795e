package dev.mayfly.sigv4;

import java.math.BigInteger;

/// The `Credential` of a certificate signature: `serial/date/region/service/aws4_request`, the
/// serial number in decimal.
///
/// No key is derived from it: the scope is only text that was signed, so each part of it is
/// compared to what it should be.
record X509Scope(BigInteger serialNumber, String date, String region, String service) {

    private static final int PARTS = 5;

    /// 20 bytes, the most of RFC 5280 §4.1.2.2, and a little more.
    private static final int MAX_DIGITS = 52;

    static X509Scope parse(String credential) {
        String[] parts = credential.split("/", -1);
        if (parts.length != PARTS) {
            throw Refusals.incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " serial/date/region/rolesanywhere/aws4_request");
        }
        if (!decimal(parts[0])) {
            throw Refusals.incomplete(
                    "Credential must begin with the serial number of the certificate in decimal");
        }
        if (!parts[4].equals("aws4_request")) {
            throw Refusals.mismatch(
                    "Credential should be scoped with a valid terminator: 'aws4_request'.");
        }
        return new X509Scope(new BigInteger(parts[0]), parts[1], parts[2], parts[3]);
    }

    /// What stands in the string to sign.
    String text() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }

    private static boolean decimal(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }
}
