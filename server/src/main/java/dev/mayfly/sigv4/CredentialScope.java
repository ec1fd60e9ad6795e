package dev.mayfly.sigv4;

/// The `Credential` of a signature: `keyid/date/region/service/aws4_request`.
///
/// Any region is taken: it is part of the key derivation, clients set it to wherever the services
/// live they also use, and it gives nothing to whoever changes it.
record CredentialScope(String accessKeyId, String date, String region, String service) {

    private static final int PARTS = 5;
    private static final int MIN_KEY_ID = 16;
    private static final int MAX_KEY_ID = 128;
    private static final int MAX_REGION = 64;

    static CredentialScope parse(String credential) {
        String[] parts = credential.split("/", -1);
        if (parts.length != PARTS) {
            throw Refusals.incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term");
        }
        if (!parts[4].equals("aws4_request")) {
            throw Refusals.mismatch(
                    "Credential should be scoped with a valid terminator: 'aws4_request'.");
        }
        if (!shapedLikeKeyId(parts[0])) {
            throw Refusals.unknownToken();
        }
        if (!shapedLikeRegion(parts[2])) {
            throw Refusals.mismatch("Credential should be scoped to a valid region.");
        }
        return new CredentialScope(parts[0], parts[1], parts[2], parts[3]);
    }

    /// What stands in the string to sign.
    String text() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }

    static boolean shapedLikeKeyId(String text) {
        return text.length() >= MIN_KEY_ID
                && text.length() <= MAX_KEY_ID
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    private static boolean shapedLikeRegion(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_REGION
                && text.chars()
                        .allMatch(
                                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
}
