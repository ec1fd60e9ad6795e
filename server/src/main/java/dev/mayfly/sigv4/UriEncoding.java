package dev.mayfly.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// The URI encoding of Signature Version 4: everything but `A-Z a-z 0-9 - _ . ~` becomes `%XX`.
///
/// Source: IAM User Guide, "Create a signed AWS API request", read 2026-11.
final class UriEncoding {

    private static final String HEX = "0123456789ABCDEF";

    private UriEncoding() {}

    static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!unreserved(text.charAt(i))) {
                return encodeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return text;
    }

    /// The canonical path of a service other than S3: dot segments and double slashes removed, each
    /// segment of the path as sent encoded once more.
    static String canonicalPath(String sentPath) {
        if (sentPath.equals("/") || sentPath.isEmpty()) {
            return "/";
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : sentPath.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(encode(segment));
            }
        }
        String path = "/" + String.join("/", segments);
        boolean directory = sentPath.endsWith("/") && !segments.isEmpty();
        return directory ? path + "/" : path;
    }

    private static String encodeBytes(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            if (unreserved((char) (b & 0xFF))) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
            }
        }
        return out.toString();
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }
}
