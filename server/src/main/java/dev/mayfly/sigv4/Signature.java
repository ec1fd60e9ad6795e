package dev.mayfly.sigv4;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a request says about its signature, read but not verified. `signedHeaders` are in lower
/// case, sorted and without repetition. `validity` is present for a presigned request.
@SuppressWarnings("ArrayRecordComponent") // the claimed signature, compared in constant time
record Signature(
        CredentialScope scope,
        List<String> signedHeaders,
        byte[] claimed,
        AmzTime time,
        String sessionToken,
        Optional<Duration> validity) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final String ASYMMETRIC = "AWS4-ECDSA-P256-SHA256";
    private static final int HEX_LENGTH = 64;

    /// Refuses any algorithm but ours.
    static void requireAlgorithm(String algorithm) {
        if (algorithm.equals(ASYMMETRIC)) {
            throw Refusals.incomplete(
                    "SigV4a (AWS4-ECDSA-P256-SHA256) is not supported here; sign with"
                            + " AWS4-HMAC-SHA256");
        }
        if (!algorithm.equals(ALGORITHM)) {
            throw Refusals.incomplete("Unsupported AWS 'algorithm'; sign with AWS4-HMAC-SHA256");
        }
    }

    static byte[] hex(String text) {
        boolean lowerHex =
                text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (text.length() != HEX_LENGTH || !lowerHex) {
            throw Refusals.incomplete("Signature must be 64 lower-case hexadecimal digits");
        }
        return HexFormat.of().parseHex(text);
    }

    /// Splits `SignedHeaders`, which must be written the one canonical way.
    static List<String> names(String signedHeaders) {
        List<String> names = List.of(signedHeaders.split(";", -1));
        String previous = "";
        for (String name : names) {
            if (name.compareTo(previous) <= 0 || !lowerCase(name)) {
                throw Refusals.incomplete(
                        "SignedHeaders must be lower-case header names in alphabetical order, each"
                                + " once, separated by semicolons");
            }
            previous = name;
        }
        if (!names.contains("host")) {
            throw Refusals.mismatch(
                    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        return names;
    }

    private static boolean lowerCase(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 0x7F && (c < 'A' || c > 'Z'));
    }
}
