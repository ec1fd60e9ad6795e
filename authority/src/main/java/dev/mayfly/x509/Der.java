package dev.mayfly.x509;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One element of a distinguished encoding: its tag and its content.
///
/// Only what DER allows is read: tags of one byte, lengths that are definite and as short as they
/// can be, nothing behind the end. The JDK's parser is more generous, and two readings of one
/// certificate are one too many.
///
/// Source: ITU-T X.690 (2021), §8.1, §8.3.2 and §10.1.
@SuppressWarnings("ArrayRecordComponent") // bytes that were cut out once and are never compared
public record Der(int tag, byte[] content) {

    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int NULL = 0x05;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_LENGTH_BYTES = 3; // 16 MiB is more than any certificate

    /// The one element that `bytes` are, checked down to its leaves.
    ///
    /// @throws MalformedX509Exception when they are not exactly one element
    public static Der parse(byte[] bytes) {
        List<Der> elements = elements(bytes, 0);
        if (elements.size() != 1) {
            throw new MalformedX509Exception("it is not exactly one DER element");
        }
        return elements.getFirst();
    }

    /// The elements inside a constructed element.
    public List<Der> children() {
        if ((tag & CONSTRUCTED) == 0) {
            throw new MalformedX509Exception("a DER element holds no others");
        }
        return elements(content, 0);
    }

    /// The one element inside a constructed element.
    public Der onlyChild() {
        List<Der> children = children();
        if (children.size() != 1) {
            throw new MalformedX509Exception("a DER element does not hold exactly one other");
        }
        return children.getFirst();
    }

    /// The element's own bytes; DER has one way to write them.
    public byte[] encoded() {
        byte[] length = BigInteger.valueOf(content.length).toByteArray();
        boolean isShort = content.length < 0x80;
        int skip = length[0] == 0 && length.length > 1 ? 1 : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 6);
        bytes.write(tag);
        if (!isShort) {
            bytes.write(0x80 | (length.length - skip));
        }
        bytes.write(length, isShort ? 0 : skip, length.length - (isShort ? 0 : skip));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /// This element, which must have that tag.
    public Der as(int expectedTag) {
        if (tag != expectedTag) {
            throw new MalformedX509Exception("a DER element is not what should stand there");
        }
        return this;
    }

    private static List<Der> elements(byte[] bytes, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedX509Exception("DER nests too deep");
        }
        List<Der> elements = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int tag = bytes[at] & 0xFF;
            if ((tag & LONG_TAG) == LONG_TAG || at + 1 >= bytes.length) {
                throw new MalformedX509Exception("a DER element has no short tag or no length");
            }
            int lengthBytes = lengthBytes(bytes[at + 1] & 0xFF);
            int start = at + 2 + lengthBytes;
            int end = start + length(bytes, at + 1, lengthBytes);
            if (end > bytes.length || end < start) {
                throw new MalformedX509Exception("a DER element ends behind the end");
            }
            Der element = new Der(tag, Arrays.copyOfRange(bytes, start, end));
            if ((tag & CONSTRUCTED) != 0) {
                elements(element.content, depth + 1);
            }
            if (tag == INTEGER) {
                checkInteger(element.content);
            }
            elements.add(element);
            at = end;
        }
        return elements;
    }

    private static void checkInteger(byte[] bytes) {
        boolean padded =
                bytes.length > 1
                        && ((bytes[0] == 0 && bytes[1] >= 0) || (bytes[0] == -1 && bytes[1] < 0));
        if (bytes.length == 0 || padded) {
            throw new MalformedX509Exception("a DER integer is not the shortest");
        }
    }

    private static int lengthBytes(int first) {
        if (first < 0x80) {
            return 0;
        }
        int count = first & 0x7F;
        if (count == 0 || count > MAX_LENGTH_BYTES) {
            throw new MalformedX509Exception("a DER length is indefinite or too long");
        }
        return count;
    }

    private static int length(byte[] bytes, int at, int lengthBytes) {
        if (lengthBytes == 0) {
            return bytes[at];
        }
        if (at + lengthBytes >= bytes.length) {
            throw new MalformedX509Exception("a DER length is cut off");
        }
        int length = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            length = (length << 8) | (bytes[at + i] & 0xFF);
        }
        boolean shorterForm = length < 0x80 || length < 1 << (8 * (lengthBytes - 1));
        if (shorterForm) {
            throw new MalformedX509Exception("a DER length is not the shortest");
        }
        return length;
    }
}
