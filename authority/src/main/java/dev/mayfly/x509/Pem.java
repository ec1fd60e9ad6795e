package dev.mayfly.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads PEM: blocks of one label, and between them nothing but blank lines and the explanatory
/// text that `openssl` writes before a block.
///
/// Source: RFC 7468 §2 and §3 (lax form: any line length).
final class Pem {

    private static final String DASHES = "-----";
    private static final int LINE = 64;

    private Pem() {}

    /// The content of every block, in order; all must carry `label`.
    static List<byte[]> blocks(String text, String label) {
        List<byte[]> blocks = new ArrayList<>();
        String begin = DASHES + "BEGIN " + label + DASHES;
        String end = DASHES + "END " + label + DASHES;
        StringBuilder base64 = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            String content = line.strip();
            if (!inside && content.equals(begin)) {
                inside = true;
            } else if (inside && content.equals(end)) {
                blocks.add(decode(base64));
                base64.setLength(0);
                inside = false;
            } else if (content.startsWith(DASHES)) {
                throw new MalformedX509Exception("a PEM block is not " + begin + " to " + end);
            } else if (inside) {
                base64.append(content);
            }
        }
        if (inside) {
            throw new MalformedX509Exception("a PEM block does not end");
        }
        return blocks;
    }

    /// A block with that label, lines of 64 characters.
    static String block(String label, byte[] content) {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        String base64 = Base64.getMimeEncoder(LINE, lineEnd).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }

    private static byte[] decode(StringBuilder base64) {
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (IllegalArgumentException _) {
            throw new MalformedX509Exception("a PEM block is not base 64");
        }
    }
}
