package dev.mayfly.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The parameters of a raw query string, decoded, in the order they came.
final class QueryParameters {

    private static final int MAX_PARAMETERS = 1024;
    private static final Comparator<String[]> CANONICAL =
            Comparator.<String[], String>comparing(p -> p[0]).thenComparing(p -> p[1]);

    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters = new ArrayList<>();

    static QueryParameters parse(String rawQuery) {
        QueryParameters query = new QueryParameters();
        if (rawQuery.isEmpty()) {
            return query;
        }
        for (String pair : rawQuery.split("&", MAX_PARAMETERS + 1)) {
            if (query.parameters.size() == MAX_PARAMETERS) {
                throw Refusals.incomplete("The query string has too many parameters");
            }
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                query.parameters.add(
                        new Parameter(
                                decode(equals < 0 ? pair : pair.substring(0, equals)),
                                equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return query;
    }

    /// The one value of a parameter; refused when it comes twice.
    Optional<String> single(String name) {
        Optional<String> found = Optional.empty();
        for (Parameter parameter : parameters) {
            if (parameter.name.equals(name)) {
                if (found.isPresent()) {
                    throw Refusals.incomplete("The query string holds '" + name + "' twice");
                }
                found = Optional.of(parameter.value);
            }
        }
        return found;
    }

    /// All but the signature itself, encoded and sorted as the signer did it.
    String canonical() {
        if (parameters.isEmpty()) {
            return "";
        }
        List<String[]> encoded = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            if (!parameter.name.equals("X-Amz-Signature")) {
                encoded.add(
                        new String[] {
                            UriEncoding.encode(parameter.name), UriEncoding.encode(parameter.value)
                        });
            }
        }
        encoded.sort(CANONICAL);
        StringBuilder out = new StringBuilder();
        for (String[] pair : encoded) {
            out.append(out.isEmpty() ? "" : "&").append(pair[0]).append('=').append(pair[1]);
        }
        return out.toString();
    }

    // Decodes as the form codec does (a plus is a space), so that what is signed is what is read.
    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw Refusals.incomplete("The query string is not percent-encoded");
                }
                bytes.write((high << 4) | low);
                i += 2;
            } else {
                bytes.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw Refusals.incomplete("The query string is not UTF-8");
        }
    }
}
