package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/// A place in a listing that is ordered by key: after everything below `cutKey`, and after `seen`
/// items whose keys begin with it. Keys are cut because a marker may have 320 characters and an ARN
/// more.
///
/// On the wire it is base 64 of checksum, count and cut key. The checksum covers the listing's name
/// and finds markers that were mangled, made up or taken from another listing; it is no secret,
/// since whoever may list may begin anywhere.
record PageMarker(String cutKey, int seen) {

    /// Whole code points, for a cut inside one would change the order; 58 are at most 232 bytes of
    /// UTF-8, which are 318 characters of base 64.
    private static final int CUT = 58;

    private static final int HEADER_BYTES = Integer.BYTES + Short.BYTES;

    /// The place before `keys[end]`.
    static PageMarker before(List<String> keys, int end) {
        String cut = cut(keys.get(end - 1));
        int first = end - 1;
        while (first > 0 && cut(keys.get(first - 1)).equals(cut)) {
            first--;
        }
        return new PageMarker(cut, end - first);
    }

    /// The index in `keys` at which the listing goes on.
    int startIn(List<String> keys) {
        int index = 0;
        while (index < keys.size() && cut(keys.get(index)).compareTo(cutKey) < 0) {
            index++;
        }
        int skipped = 0;
        while (skipped < seen && index < keys.size() && cut(keys.get(index)).equals(cutKey)) {
            index++;
            skipped++;
        }
        return index;
    }

    String text(String listing) {
        byte[] key = cutKey.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + key.length);
        bytes.putInt(checksum(listing)).putShort((short) seen).put(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static PageMarker parse(String listing, String text) {
        PageMarker marker = decode(text);
        if (!marker.text(listing).equals(text)) {
            throw invalid();
        }
        return marker;
    }

    private static PageMarker decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        if (bytes.length < HEADER_BYTES) {
            throw invalid();
        }
        int seen = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(Integer.BYTES));
        String key =
                new String(
                        bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, StandardCharsets.UTF_8);
        return new PageMarker(key, seen);
    }

    private int checksum(String listing) {
        CRC32 crc = new CRC32();
        crc.update((listing + "\n" + seen + "\n" + cutKey).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static String cut(String key) {
        if (key.codePointCount(0, key.length()) <= CUT) {
            return key;
        }
        return key.substring(0, key.offsetByCodePoints(0, CUT));
    }

    private static RefusedException invalid() {
        return new RefusedException(new Refusal.InvalidMarker("Invalid Marker."));
    }
}
