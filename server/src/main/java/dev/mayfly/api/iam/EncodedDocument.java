package dev.mayfly.api.iam;

import java.nio.charset.StandardCharsets;

/// A policy document as IAM's answers carry it: percent-encoded, whatever is not unreserved.
///
/// Source: IAM API Reference, `GetPolicyVersion` ("URL-encoded compliant with RFC 3986"), read
/// 2026-11.
public final class EncodedDocument {

    private static final String UNRESERVED_MARKS = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private EncodedDocument() {}

    /// The encoded form of a document.
    public static String of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            char c = (char) Byte.toUnsignedInt(b);
            if (unreserved(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
        return encoded.toString();
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED_MARKS.indexOf(c) >= 0;
    }
}
