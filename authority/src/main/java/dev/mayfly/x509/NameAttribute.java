package dev.mayfly.x509;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// An attribute of a distinguished name: the type as it is usually written (`CN`, or the dotted
/// object identifier when it has no usual name), and the value.
public record NameAttribute(String type, String value) {

    /// Source: RFC 4519 §2 and RFC 5280 Appendix A.1; the spellings are those of `openssl`.
    private static final Map<String, String> USUAL_NAMES = usualNames();

    /// The last arc below 2.5.4 and its name.
    private static final String X520 =
            "3=CN 4=SN 5=serialNumber 6=C 7=L 8=ST 9=STREET 10=O 11=OU 12=T 13=description"
                    + " 15=businessCategory 17=postalCode 41=name 42=GN 43=initials"
                    + " 44=generationQualifier 46=dnQualifier 65=pseudonym"
                    + " 97=organizationIdentifier";

    private static final String UCS4 = "UTF-32BE";

    /// The attributes of a name in the order the certificate has them; values that are no text are
    /// left out.
    public static List<NameAttribute> of(X500Principal name) {
        return of(Der.parse(name.getEncoded()));
    }

    /// The attributes of an encoded `Name`.
    public static List<NameAttribute> of(Der name) {
        List<NameAttribute> attributes = new ArrayList<>();
        for (Der relative : name.as(Der.SEQUENCE).children()) {
            for (Der attribute : relative.as(Der.SET).children()) {
                List<Der> parts = attribute.as(Der.SEQUENCE).children();
                if (parts.size() != 2) {
                    throw new MalformedX509Exception("an attribute is not a type and a value");
                }
                String oid = oid(parts.getFirst().as(Der.OBJECT_IDENTIFIER).content());
                text(parts.getLast())
                        .ifPresent(value ->
                                attributes.add(
                                        new NameAttribute(
                                                USUAL_NAMES.getOrDefault(oid, oid), value)));
            }
        }
        return attributes;
    }

    /// Whether the type has a usual name.
    public boolean known() {
        return USUAL_NAMES.containsValue(type);
    }

    private static Optional<String> text(Der value) {
        byte[] bytes = value.content();
        return switch (value.tag()) {
            case 0x0C -> Optional.of(new String(bytes, StandardCharsets.UTF_8));
            case 0x12, 0x13, 0x16, 0x1A ->
                    Optional.of(new String(bytes, StandardCharsets.US_ASCII));
            case 0x14 -> Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
            case 0x1E -> Optional.of(new String(bytes, StandardCharsets.UTF_16BE));
            case 0x1C -> Optional.of(new String(bytes, Charset.forName(UCS4)));
            default -> Optional.empty();
        };
    }

    /// Source: ITU-T X.690 §8.19.
    private static String oid(byte[] content) {
        StringBuilder text = new StringBuilder();
        BigInteger arc = BigInteger.ZERO;
        for (byte b : content) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(b & 0x7F));
            if (b >= 0) {
                text.append(text.isEmpty() ? firstArcs(arc) : "." + arc);
                arc = BigInteger.ZERO;
            }
        }
        return text.toString();
    }

    private static String firstArcs(BigInteger joined) {
        int first = joined.min(BigInteger.valueOf(80)).intValue() / 40;
        return first + "." + joined.subtract(BigInteger.valueOf(40L * first));
    }

    private static Map<String, String> usualNames() {
        Map<String, String> names = new HashMap<>();
        for (String name : X520.split(" ", -1)) {
            int equals = name.indexOf('=');
            names.put("2.5.4." + name.substring(0, equals), name.substring(equals + 1));
        }
        names.put("0.9.2342.19200300.100.1.1", "UID");
        names.put("0.9.2342.19200300.100.1.25", "DC");
        names.put("1.2.840.113549.1.9.1", "emailAddress");
        return Map.copyOf(names);
    }
}
