package dev.mayfly.rest;

import dev.mayfly.wire.WireRequest;

/// Which service a signature claims to be for, to tell apart services that use the same path.
/// Nothing is decided by it that the signature's verification does not check again.
final class ClaimedService {

    private static final String CREDENTIAL = "Credential=";
    private static final int PARTS = 5; // key id, date, region, service, aws4_request
    private static final int SERVICE = 3;

    private ClaimedService() {}

    /// The signing name in the credential's scope, of whichever algorithm; empty without one.
    static String of(WireRequest request) {
        String authorization = request.headers().first("authorization").orElse("");
        String text = authorization.isEmpty() ? request.rawQuery() : authorization;
        int start = text.indexOf(CREDENTIAL);
        if (start < 0) {
            return "";
        }
        String rest = text.substring(start + CREDENTIAL.length());
        String credential = rest.split("[,&\\s]", 2)[0].replace("%2F", "/");
        String[] parts = credential.split("/", -1);
        return parts.length == PARTS ? parts[SERVICE] : "";
    }
}
