package dev.mayfly.sigv4;

import dev.mayfly.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Builds what was signed: the canonical request and the string to sign.
///
/// Source: IAM User Guide, "Create a signed AWS API request", read 2026-11.
final class CanonicalRequest {

    private static final HexFormat HEX = HexFormat.of();

    /// The first line of a request, canonical, and the hash of its body as it stands in the
    /// canonical request.
    record Line(String method, String path, String query, String payloadHash) {}

    private CanonicalRequest() {}

    static String of(Line line, Headers headers, List<String> signedHeaders) {
        StringBuilder out = new StringBuilder(512);
        out.append(line.method).append('\n');
        out.append(line.path).append('\n');
        out.append(line.query).append('\n');
        for (String name : signedHeaders) {
            out.append(name).append(':');
            values(out, headers, name);
            out.append('\n');
        }
        out.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return out.append(line.payloadHash).toString();
    }

    static String stringToSign(AmzTime time, CredentialScope scope, String canonicalRequest) {
        return stringToSign(Signature.ALGORITHM, time, scope.text(), canonicalRequest);
    }

    static String stringToSign(
            String algorithm, AmzTime time, String scope, String canonicalRequest) {
        byte[] hash = Hashes.sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        return algorithm + "\n" + time.text() + "\n" + scope + "\n" + HEX.formatHex(hash);
    }

    /// All values of a header in the order they came, each trimmed and its runs of spaces made one.
    private static void values(StringBuilder out, Headers headers, String name) {
        boolean first = true;
        for (int i = 0; i < headers.size(); i++) {
            if (headers.nameAt(i).equals(name)) {
                out.append(first ? "" : ",");
                folded(out, headers.valueAt(i).strip());
                first = false;
            }
        }
        if (first) {
            throw Refusals.wrongSignature(); // signed, and lost on the way
        }
    }

    private static void folded(StringBuilder out, String value) {
        if (!value.contains("  ")) {
            out.append(value);
            return;
        }
        char previous = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ' || previous != ' ') {
                out.append(c);
            }
            previous = c;
        }
    }
}
